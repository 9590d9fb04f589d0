package io.mien.campaign;

import io.mien.platform.InvalidFields;
import io.mien.platform.TypedText;
import io.mien.platform.Wording;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A checked WebVTT text (W3C, "WebVTT: The Web Video Text Tracks Format"): its cues alone. Styles, regions and notes of
 * the file are left out, so that nothing but words at their times reaches a respondent. What is wrong is refused with
 * its line, the first being 1.
 */
record WebVtt(List<Cue> cues) {
    static final int MAX_BYTES = 200_000;

    private static final String ARROW = "-->";
    private static final Pattern HEAD = Pattern.compile("WEBVTT(?:[ \\t].*)?");
    private static final Pattern TIMES = Pattern.compile(
            "((?:\\d{2,4}:)?[0-5]\\d:[0-5]\\d\\.\\d{3})[ \\t]+-->[ \\t]+((?:\\d{2,4}:)?[0-5]\\d:[0-5]\\d\\.\\d{3})(?:[ \\t].*)?");
    private static final Pattern UNTIMED = Pattern.compile("(NOTE|STYLE|REGION)(?:[ \\t].*)?");

    /** Words from one moment to another, in milliseconds of the ad. */
    record Cue(long from, long to, String words) {

        @Override
        public String toString() {
            return clock(from) + " --> " + clock(to) + "\n" + words;
        }

        private static String clock(long milliseconds) {
            return "%02d:%02d:%02d.%03d"
                    .formatted(
                            milliseconds / 3_600_000,
                            milliseconds / 60_000 % 60,
                            milliseconds / 1000 % 60,
                            milliseconds % 1000);
        }
    }

    /** Lines without an empty one between them. */
    private record Block(int line, List<String> lines) {

        boolean isUntimed() {
            return UNTIMED.matcher(lines.get(0)).matches();
        }
    }

    /** @param adMilliseconds length of the ad, within which each cue must begin */
    static WebVtt parse(byte[] file, int adMilliseconds) {
        List<String> lines =
                text(file).replace("\r\n", "\n").replace('\r', '\n').lines().toList();
        if (lines.isEmpty() || !HEAD.matcher(lines.get(0)).matches()) {
            throw wrong(1, "the file must begin with the word WEBVTT");
        }
        checkCharacters(lines);
        List<Cue> cues = new ArrayList<>();
        for (Block block : blocks(lines)) {
            if (!block.isUntimed()) {
                cues.add(cue(
                        block, cues.isEmpty() ? 0 : cues.get(cues.size() - 1).from(), adMilliseconds));
            }
        }
        if (cues.isEmpty()) {
            throw wrong("The file has no cue: no line says from when to when.");
        }
        return new WebVtt(List.copyOf(cues));
    }

    /** "200 kB". */
    static String maxSize() {
        return Wording.size(MAX_BYTES);
    }

    static InvalidFields tooLarge() {
        return wrong("The file is larger than " + maxSize() + ".");
    }

    /** The file as it is stored and shown. */
    @Override
    public String toString() {
        return cues.stream().map(Cue::toString).collect(Collectors.joining("\n\n", "WEBVTT\n\n", "\n"));
    }

    private static String text(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return Normalizer.normalize(text.startsWith("\ufeff") ? text.substring(1) : text, Normalizer.Form.NFC)
                    .replaceAll("[\\u2028\\u2029]", " ");
        } catch (CharacterCodingException e) {
            throw wrong("The file is not UTF-8 text.");
        }
    }

    private static void checkCharacters(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (!TypedText.isReadable(lines.get(i).replace('\t', ' '))) {
                throw wrong(i + 1, "a character here cannot be shown");
            }
        }
    }

    /** What follows the first empty line, in pieces; the lines before it belong to the heading. */
    private static List<Block> blocks(List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (int i = 0; i <= lines.size(); i++) {
            String line = i < lines.size() ? lines.get(i).stripTrailing() : "";
            if (!line.isEmpty()) {
                open.add(line);
            } else if (!open.isEmpty()) {
                blocks.add(new Block(i - open.size() + 1, List.copyOf(open)));
                open.clear();
            }
        }
        return blocks.subList(1, blocks.size());
    }

    /** An optional name, the times, then the words. */
    private static Cue cue(Block block, long earliest, int adMilliseconds) {
        boolean named = block.lines().size() > 1 && !block.lines().get(0).contains(ARROW);
        int place = named ? 1 : 0;
        int line = block.line() + place;
        Matcher times = TIMES.matcher(block.lines().get(place));
        if (!times.matches()) {
            throw wrong(line, "say from when to when, as 00:00:01.000 --> 00:00:03.000");
        }
        List<String> words = block.lines().subList(place + 1, block.lines().size());
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).contains(ARROW)) {
                throw wrong(line + 1 + i, "an empty line must stand before the next cue");
            }
        }
        Cue cue = new Cue(milliseconds(times.group(1)), milliseconds(times.group(2)), String.join("\n", words));
        check(cue, line, earliest, adMilliseconds);
        return cue;
    }

    private static void check(Cue cue, int line, long earliest, int adMilliseconds) {
        if (cue.from() >= cue.to()) {
            throw wrong(line, "the cue ends before it begins");
        }
        if (!TypedText.isVisible(cue.words())) {
            throw wrong(line, "the cue has no words");
        }
        if (cue.from() < earliest) {
            throw wrong(line, "the cue begins before the one above it");
        }
        if (cue.from() >= adMilliseconds) {
            throw wrong(line, "the cue begins after the ad’s end");
        }
    }

    private static long milliseconds(String clock) {
        String[] parts = clock.split("[:.]");
        long whole = 0;
        for (int i = 0; i < parts.length - 1; i++) {
            whole = whole * 60 + Long.parseLong(parts[i]);
        }
        return whole * 1000 + Long.parseLong(parts[parts.length - 1]);
    }

    private static InvalidFields wrong(int line, String reason) {
        return wrong("Line " + line + ": " + reason + ".");
    }

    private static InvalidFields wrong(String reason) {
        return InvalidFields.of("track", reason);
    }
}
