package io.mien.media;

import io.mien.media.MediaProcess.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
    /** Two half pictures each, the upper or the lower first. */
    private static final Set<String> INTERLACED = Set.of("tt", "bb", "tb", "bt");

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

    /** The stream of pictures that is meant; width, height and shape as coded, rotation in degrees. */
    record Picture(
            Streams streams,
            String codec,
            String pixelFormat,
            int width,
            int height,
            int rotation,
            PixelShape shape,
            Colours colours,
            boolean interlaced) {}

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

    boolean isProtected() {
        return packets.stream().anyMatch(packet -> packet.containsValue("Encryption info"));
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
                        PixelShape.of(stream.get("sample_aspect_ratio")),
                        Colours.of(stream),
                        INTERLACED.contains(stream.getOrDefault("field_order", ""))));
    }

    VideoFile file(Picture picture, long bytes) {
        boolean turned = Math.abs(picture.rotation()) % 180 == 90;
        int width = picture.shape().columns(picture.width());
        int height = picture.shape().rows(picture.height());
        List<Map<String, String>> pictures = packetsOf(picture.streams().picture());
        Span span = Span.of(pictures);
        Optional<Span> sound = soundSpan(picture.streams());
        return new VideoFile(
                picture.streams(),
                container(picture),
                picture.codec(),
                picture.pixelFormat(),
                audioCodec(),
                turned ? height : width,
                turned ? width : height,
                turned ? picture.shape().turned() : picture.shape(),
                picture.colours(),
                picture.interlaced(),
                timeline(span, sound),
                span.packets(),
                times(pictures),
                bytes,
                whole(picture, span, sound));
    }

    private Timeline timeline(Span picture, Optional<Span> sound) {
        double from = Math.min(picture.startMs(), sound.map(Span::startMs).orElse(picture.startMs()));
        double to = Math.max(picture.endMs(), sound.map(Span::endMs).orElse(picture.endMs()));
        return new Timeline(from, to, picture.startMs(), picture.endMs());
    }

    private Optional<Span> soundSpan(Streams streams) {
        return streams.sound().stream()
                .mapToObj(index -> Span.of(packetsOf(index)))
                .filter(span -> span.packets() > 0)
                .findFirst();
    }

    /** In the order of decoding; without those that an edit list hides and that are decoded for others only. */
    private List<Map<String, String>> packetsOf(int index) {
        String wanted = Integer.toString(index);
        return packets.stream()
                .filter(packet -> wanted.equals(packet.get("stream_index")))
                .filter(packet -> !packet.getOrDefault("flags", "").contains("D"))
                .toList();
    }

    /** A packet without a time of its own tells none. */
    private static double[] times(List<Map<String, String>> packets) {
        return packets.stream()
                .mapToDouble(packet -> 1000 * number(packet.get("pts_time"), Double.NaN))
                .filter(Double::isFinite)
                .sorted()
                .distinct()
                .toArray();
    }

    /** MediaRecorder announces no duration: then only the reader's own complaint tells. */
    private boolean whole(Picture picture, Span pictures, Optional<Span> sound) {
        OptionalDouble announced = announced(picture.streams().picture());
        boolean missing = announced.isPresent()
                ? pictures.misses(announced.getAsDouble()) || soundMisses(picture.streams(), sound)
                : 1000 * number(format.get("duration"), 0) - longestStreamEnd() > BREAK_OFF.toMillis();
        return !missing && !brokenOff();
    }

    private boolean soundMisses(Streams streams, Optional<Span> sound) {
        return sound.isPresent()
                && announced(streams.sound().orElseThrow()).stream()
                        .anyMatch(announced -> sound.get().misses(announced));
    }

    /** The length that the header gives a stream, milliseconds. */
    private OptionalDouble announced(int index) {
        String wanted = Integer.toString(index);
        return streams.stream()
                .filter(stream -> wanted.equals(stream.get("index")))
                .mapToDouble(stream -> 1000 * number(stream.get("duration"), Double.NaN))
                .filter(Double::isFinite)
                .findFirst();
    }

    private double longestStreamEnd() {
        return packets.stream()
                .mapToDouble(
                        packet -> 1000 * (number(packet.get("pts_time"), 0) + number(packet.get("duration_time"), 0)))
                .max()
                .orElse(0);
    }

    private record Span(double startMs, double endMs, long packets) {

        static Span of(List<Map<String, String>> packets) {
            double start = Double.POSITIVE_INFINITY;
            double end = Double.NEGATIVE_INFINITY;
            double lasts = 0;
            for (Map<String, String> packet : packets) {
                double at = 1000 * number(packet.get("pts_time"), number(packet.get("dts_time"), 0));
                start = Math.min(start, at);
                if (at >= end) {
                    end = at;
                    lasts = 1000 * number(packet.get("duration_time"), 0);
                }
            }
            if (packets.isEmpty()) {
                return new Span(0, 0, 0);
            }
            double typical = lasts > 0 ? lasts : (end - start) / Math.max(1, packets.size() - 1);
            return new Span(start, end + typical, packets.size());
        }

        /** A delay before the first packet counts in some headers and not in others. */
        boolean misses(double announcedMs) {
            return announcedMs - Math.max(endMs, endMs - startMs) > BREAK_OFF.toMillis();
        }
    }

    /** Of the sound that is meant; null when silent. */
    @Nullable
    String audioCodec() {
        return Streams.sound(streams)
                .map(stream -> stream.getOrDefault("codec_name", "unknown"))
                .orElse(null);
    }

    private String container(Picture picture) {
        String name = format.getOrDefault("format_name", "");
        if (name.startsWith("mpeg") || name.startsWith("mxf")) {
            return name;
        }
        if (!name.contains("matroska")) {
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
