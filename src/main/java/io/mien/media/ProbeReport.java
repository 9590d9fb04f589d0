package io.mien.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.mien.media.MediaProcess.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** ffprobe's answer in JSON: its packets, its streams and the container, fields that it could not tell left out. */
record ProbeReport(Outcome outcome, List<JsonNode> packets, List<JsonNode> streams, JsonNode format) {
    private static final ObjectMapper JSON = new ObjectMapper();

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
        JsonNode answer = answer(outcome.output());
        return new ProbeReport(outcome, all(answer, "packets"), all(answer, "streams"), answer.path("format"));
    }

    /** Nothing, where ffprobe was stopped before it had told all. */
    private static JsonNode answer(byte[] output) {
        try {
            return JSON.readTree(output);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static List<JsonNode> all(JsonNode answer, String name) {
        return StreamSupport.stream(answer.path(name).spliterator(), false).toList();
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
        return packets.stream()
                .anyMatch(packet -> packet.findValuesAsText("side_data_type").contains("Encryption info"));
    }

    Optional<Picture> picture() {
        return Streams.picture(streams)
                .map(stream -> new Picture(
                        Streams.of(streams, stream),
                        stream.path("codec_name").asText("unknown"),
                        stream.path("pix_fmt").asText("unknown"),
                        stream.path("width").asInt(),
                        stream.path("height").asInt(),
                        (int) Math.round(stream.path("side_data_list")
                                .findPath("rotation")
                                .asDouble()),
                        PixelShape.of(stream.path("sample_aspect_ratio").asText()),
                        Colours.of(stream),
                        INTERLACED.contains(stream.path("field_order").asText())));
    }

    VideoFile file(Picture picture, long bytes) {
        boolean turned = Math.abs(picture.rotation()) % 180 == 90;
        int width = picture.shape().columns(picture.width());
        int height = picture.shape().rows(picture.height());
        List<JsonNode> pictures = packetsOf(picture.streams().picture());
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
    private List<JsonNode> packetsOf(int index) {
        return packets.stream()
                .filter(packet -> packet.path("stream_index").asInt(-1) == index)
                .filter(packet -> !packet.path("flags").asText().contains("D"))
                .toList();
    }

    /** A packet without a time of its own tells none. */
    private static double[] times(List<JsonNode> packets) {
        return packets.stream()
                .mapToDouble(packet -> 1000 * packet.path("pts_time").asDouble(Double.NaN))
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
                : 1000 * format.path("duration").asDouble() - longestStreamEnd() > BREAK_OFF.toMillis();
        return !missing && !brokenOff();
    }

    private boolean soundMisses(Streams streams, Optional<Span> sound) {
        return sound.isPresent()
                && announced(streams.sound().orElseThrow()).stream()
                        .anyMatch(announced -> sound.get().misses(announced));
    }

    /** The length that the header gives a stream, milliseconds. */
    private OptionalDouble announced(int index) {
        return streams.stream()
                .filter(stream -> stream.path("index").asInt(-1) == index)
                .mapToDouble(stream -> 1000 * stream.path("duration").asDouble(Double.NaN))
                .filter(Double::isFinite)
                .findFirst();
    }

    private double longestStreamEnd() {
        return packets.stream()
                .mapToDouble(packet -> 1000
                        * (packet.path("pts_time").asDouble()
                                + packet.path("duration_time").asDouble()))
                .max()
                .orElse(0);
    }

    private record Span(double startMs, double endMs, long packets) {

        static Span of(List<JsonNode> packets) {
            double start = Double.POSITIVE_INFINITY;
            double end = Double.NEGATIVE_INFINITY;
            double lasts = 0;
            for (JsonNode packet : packets) {
                double at = 1000
                        * packet.path("pts_time")
                                .asDouble(packet.path("dts_time").asDouble());
                start = Math.min(start, at);
                if (at >= end) {
                    end = at;
                    lasts = 1000 * packet.path("duration_time").asDouble();
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
                .map(stream -> stream.path("codec_name").asText("unknown"))
                .orElse(null);
    }

    private String container(Picture picture) {
        String name = format.path("format_name").asText();
        if (name.startsWith("mpeg") || name.startsWith("mxf")) {
            return name;
        }
        if (!name.contains("matroska")) {
            return format.path("tags").path("major_brand").asText().startsWith("qt") ? "mov" : "mp4";
        }
        String audio = audioCodec();
        boolean sound = audio == null || audio.equals("opus") || audio.equals("vorbis");
        return sound && List.of("vp8", "vp9", "av1").contains(picture.codec()) ? "webm" : "matroska";
    }
}
