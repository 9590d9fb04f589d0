package io.mien.campaign;

import io.mien.platform.InvalidFields;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A checked WebVTT text (W3C, "WebVTT: The Web Video Text Tracks Format"): its cues alone. Styles, regions and notes of
 * the file are left out, so that nothing but words at their times reaches a respondent.
 */
record WebVtt(List<Cue> cues) {
    static final int MOST_BYTES = 200_000;

    private static final Pattern TIMES = Pattern.compile(
            "((?:\\d{2,}:)?[0-5]\\d:[0-5]\\d\\.\\d{3})[ \\t]+-->[ \\t]+((?:\\d{2,}:)?[0-5]\\d:[0-5]\\d\\.\\d{3})(?:[ \\t].*)?");
    private static final Pattern BLOCKS = Pattern.compile("\\n{2,}");
    private static final Pattern UNTIMED = Pattern.compile("(NOTE|STYLE|REGION)\\b.*", Pattern.DOTALL);

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

    /** @param adMilliseconds length of the ad, within which each cue must begin */
    static WebVtt parse(byte[] file, int adMilliseconds) {
        if (file.length > MOST_BYTES) {
            throw wrong("The file is larger than 200 kB.");
        }
        List<String> blocks = blocks(text(file));
        if (!blocks.get(0).matches("WEBVTT(?:[ \\t].*)?(?s:\\n.*)?")) {
            throw wrong("The file must begin with the word WEBVTT.");
        }
        List<Cue> cues = new ArrayList<>();
        for (String block : blocks.subList(1, blocks.size())) {
            if (!UNTIMED.matcher(block).matches()) {
                cues.add(inOrder(cue(block), cues, adMilliseconds));
            }
        }
        if (cues.isEmpty()) {
            throw wrong("The file has no cue.");
        }
        return new WebVtt(List.copyOf(cues));
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
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw wrong("The file is not UTF-8 text.");
        }
    }

    private static List<String> blocks(String text) {
        return Arrays.stream(BLOCKS.split(text.replace("\r\n", "\n").replace('\r', '\n')))
                .map(String::strip)
                .toList();
    }

    /** An optional name, the times, then the words. */
    private static Cue cue(String block) {
        List<String> lines = new ArrayList<>(block.lines().toList());
        if (lines.size() > 1 && !lines.get(0).contains("-->")) {
            lines.remove(0);
        }
        Matcher times = TIMES.matcher(lines.get(0));
        if (!times.matches()) {
            throw wrong("This line should say from when to when, as 00:00:01.000 --> 00:00:03.000: " + shown(lines.get(0)));
        }
        Cue cue = new Cue(
                milliseconds(times.group(1)),
                milliseconds(times.group(2)),
                String.join("\n", lines.subList(1, lines.size())).strip());
        if (cue.from() >= cue.to()) {
            throw wrong("This cue ends before it begins: " + shown(lines.get(0)));
        }
        if (cue.words().isEmpty()) {
            throw wrong("This cue has no words: " + shown(lines.get(0)));
        }
        return cue;
    }

    private static Cue inOrder(Cue cue, List<Cue> before, int adMilliseconds) {
        if (!before.isEmpty() && before.get(before.size() - 1).from() > cue.from()) {
            throw wrong("This cue begins before the one above it: " + shown(cue.toString()));
        }
        if (cue.from() >= adMilliseconds) {
            throw wrong("This cue begins after the ad’s end: " + shown(cue.toString()));
        }
        return cue;
    }

    private static long milliseconds(String clock) {
        String[] parts = clock.split("[:.]");
        long whole = 0;
        for (int i = 0; i < parts.length - 1; i++) {
            whole = whole * 60 + Long.parseLong(parts[i]);
        }
        return whole * 1000 + Long.parseLong(parts[parts.length - 1]);
    }

    private static String shown(String line) {
        String first = line.lines().findFirst().orElse("");
        return first.length() > 80 ? first.substring(0, 80) + "…" : first;
    }

    private static InvalidFields wrong(String reason) {
        return InvalidFields.of("track", reason);
    }
}
