package io.mien.media;

import io.mien.media.MediaProcess.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** ffprobe's answer in its compact form: a line a packet, a line a stream, a line for the container. */
record ProbeReport(
        Outcome outcome,
        List<Map<String, String>> packets,
        List<Map<String, String>> streams,
        Map<String, String> format) {
    private static final Duration BREAK_OFF = Duration.ofMillis(500);
    private static final Pattern FOREIGN_CODEC = Pattern.compile("Codec \\(([a-z0-9_-]{1,20})\\) not on whitelist");
    private static final Pattern OVERSIZE = Pattern.compile("Picture size (\\d{1,9})x(\\d{1,9}) exceeds");
    private static final List<String> BREAK_OFF_WORDS = List.of(
            "moov atom not found",
            "File ended prematurely",
            "Truncat",
            "truncat",
            "partial file",
            "error reading header");

    /** The stream of pictures that is meant; width and height as coded, rotation in degrees. */
    record Picture(
            Streams streams,
            String codec,
            String pixelFormat,
            int width,
            int height,
            int rotation,
            long announcedFrames) {}

    static ProbeReport of(Outcome outcome) {
        List<Map<String, String>> lines =
                outcome.text().lines().map(ProbeReport::fields).toList();
        return new ProbeReport(
                outcome,
                section(lines, "packet"),
                section(lines, "stream"),
                section(lines, "format").stream().findFirst().orElse(Map.of()));
    }

    boolean readable() {
        return !format.isEmpty() && !streams.isEmpty();
    }

    /** Decoders that were turned away, by name. */
    Set<String> foreignDecoders() {
        return outcome.messages().stream()
                .map(FOREIGN_CODEC::matcher)
                .filter(Matcher::find)
                .map(words -> words.group(1))
                .collect(Collectors.toSet());
    }

    /** Width and height that a decoder turned away. */
    Optional<int[]> oversize() {
        return found(OVERSIZE)
                .map(words -> new int[] {Integer.parseInt(words.group(1)), Integer.parseInt(words.group(2))});
    }

    private Optional<MatchResult> found(Pattern pattern) {
        return outcome.messages().stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(Matcher::toMatchResult)
                .findFirst();
    }

    /** The reader found a beginning it knows, and then no end; a mere guess at the format does not count. */
    boolean brokenOff() {
        return !outcome.said("misdetection possible")
                && BREAK_OFF_WORDS.stream().anyMatch(outcome::said);
    }

    Optional<Picture> picture() {
        return Streams.picture(streams)
                .map(stream -> new Picture(
                        Streams.of(streams, stream),
                        stream.getOrDefault("codec_name", "unknown"),
                        stream.getOrDefault("pix_fmt", "unknown"),
                        (int) whole(stream.get("width")),
                        (int) whole(stream.get("height")),
                        (int) Math.round(number(stream.get("side_data.rotation"), 0)),
                        whole(stream.get("nb_frames"))));
    }

    VideoFile file(Picture picture, long bytes) {
        boolean turned = Math.abs(picture.rotation()) % 180 == 90;
        String index = Integer.toString(picture.streams().picture());
        Span span = span(index);
        return new VideoFile(
                picture.streams(),
                container(picture),
                picture.codec(),
                picture.pixelFormat(),
                audioCodec(),
                turned ? picture.height() : picture.width(),
                turned ? picture.width() : picture.height(),
                Duration.ofNanos(Math.round((span.endMs() - span.startMs()) * 1e6)),
                span.frames(),
                times(index),
                bytes,
                whole(picture, span));
    }

    private record Span(double startMs, double endMs, long frames) {}

    private Span span(String index) {
        double start = Double.POSITIVE_INFINITY;
        double end = 0;
        double lasts = 0;
        long frames = 0;
        for (Map<String, String> packet : packets) {
            if (!index.equals(packet.get("stream_index"))) {
                continue;
            }
            frames++;
            double at = 1000 * number(packet.get("pts_time"), number(packet.get("dts_time"), 0));
            start = Math.min(start, at);
            if (at >= end) {
                end = at;
                lasts = 1000 * number(packet.get("duration_time"), 0);
            }
        }
        if (frames == 0) {
            return new Span(0, 0, 0);
        }
        double typical = lasts > 0 ? lasts : (end - start) / Math.max(1, frames - 1);
        return new Span(start, end + typical, frames);
    }

    /** Packets come in the order of decoding; one without a time of its own tells none. */
    private double[] times(String index) {
        return packets.stream()
                .filter(packet -> index.equals(packet.get("stream_index")))
                .mapToDouble(packet -> 1000 * number(packet.get("pts_time"), Double.NaN))
                .filter(Double::isFinite)
                .sorted()
                .distinct()
                .toArray();
    }

    /** MediaRecorder announces no duration: then only the reader's own complaint tells. */
    private boolean whole(Picture picture, Span span) {
        boolean missingFrames = picture.announcedFrames() > span.frames();
        double announced = 1000 * number(format.get("duration"), 0);
        boolean missingTime = announced - longestStreamEnd() > BREAK_OFF.toMillis();
        return !missingFrames && !missingTime && !brokenOff();
    }

    private double longestStreamEnd() {
        return packets.stream()
                .mapToDouble(
                        packet -> 1000 * (number(packet.get("pts_time"), 0) + number(packet.get("duration_time"), 0)))
                .max()
                .orElse(0);
    }

    /** Of the sound that is meant; null when silent. */
    @Nullable
    String audioCodec() {
        return Streams.sound(streams)
                .map(stream -> stream.getOrDefault("codec_name", "unknown"))
                .orElse(null);
    }

    private String container(Picture picture) {
        if (!format.getOrDefault("format_name", "").contains("matroska")) {
            return format.getOrDefault("tag:major_brand", "").startsWith("qt") ? "mov" : "mp4";
        }
        String audio = audioCodec();
        boolean sound = audio == null || audio.equals("opus") || audio.equals("vorbis");
        return sound && List.of("vp8", "vp9", "av1").contains(picture.codec()) ? "webm" : "matroska";
    }

    private static List<Map<String, String>> section(List<Map<String, String>> lines, String name) {
        return lines.stream().filter(line -> name.equals(line.get(""))).toList();
    }

    private static Map<String, String> fields(String line) {
        Map<String, String> fields = new HashMap<>();
        String[] parts = line.split("\\|", -1);
        fields.put("", parts[0].strip());
        Stream.of(parts)
                .skip(1)
                .map(part -> part.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> fields.put(key(pair[0]), pair[1]));
        return fields;
    }

    /** Side data come as {@code side_datum/display_matrix:rotation}. */
    private static String key(String name) {
        return name.endsWith("rotation") ? "side_data.rotation" : name;
    }

    private static long whole(@Nullable String text) {
        return Math.round(number(text, 0));
    }

    private static double number(@Nullable String text, double otherwise) {
        if (text == null || text.isEmpty() || text.equals("N/A")) {
            return otherwise;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
