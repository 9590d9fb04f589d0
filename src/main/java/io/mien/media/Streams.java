package io.mien.media;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which of a file's streams are meant: the picture and the sound that a browser plays. A cover, a text track, a time code, a
 * camera's data and further pictures and sounds are left aside, by every run that opens the file.
 *
 * @param picture its number in the file
 * @param sound its number in the file; empty when silent
 * @param right the stream of the right ear, where the sound is that of the left alone, as cutting rooms deliver it
 * @param rivals how many further pictures and sounds a player could choose instead
 */
public record Streams(int picture, OptionalInt sound, OptionalInt right, int rivals) {
    private static final List<String> STILLS = List.of("attached_pic", "still_image", "timed_thumbnails");

    /** What can be read comes first, of that what the file marks as default, of that what comes first in the file. */
    static Optional<JsonNode> picture(List<JsonNode> streams) {
        return pictures(streams).min(preferred(Codecs.BROWSERS.pictures(), Codecs.MASTERS.pictures()));
    }

    static Optional<JsonNode> sound(List<JsonNode> streams) {
        return sounds(streams).min(preferred(Codecs.BROWSERS.sounds(), Codecs.MASTERS.sounds()));
    }

    static Streams of(List<JsonNode> streams, JsonNode picture) {
        Optional<JsonNode> sound = sound(streams);
        long readable = Stream.concat(
                        pictures(streams).filter(stream -> reads(stream, Codecs.BROWSERS.pictures())),
                        sounds(streams).filter(stream -> reads(stream, Codecs.BROWSERS.sounds())))
                .filter(stream -> stream != picture && stream != sound.orElse(picture))
                .count();
        return new Streams(
                index(picture),
                sound.map(Streams::at).orElse(OptionalInt.empty()),
                sound.flatMap(left -> partner(streams, left)).map(Streams::at).orElse(OptionalInt.empty()),
                (int) readable);
    }

    /** Options that let nothing but the picture through. */
    List<String> mapPicture() {
        return List.of("-map", "0:" + picture, "-an", "-sn", "-dn");
    }

    /** Options that let the picture and its sound through. */
    List<String> mapAll() {
        List<String> map = new ArrayList<>(List.of("-map", "0:" + picture));
        sound.ifPresent(index -> map.addAll(List.of("-map", "0:" + index)));
        map.addAll(List.of("-sn", "-dn"));
        return map;
    }

    private static Stream<JsonNode> pictures(List<JsonNode> streams) {
        return streams.stream()
                .filter(stream -> stream.path("codec_type").asText().equals("video"))
                .filter(stream -> STILLS.stream().noneMatch(still -> hasDisposition(stream, still)));
    }

    private static Stream<JsonNode> sounds(List<JsonNode> streams) {
        return streams.stream()
                .filter(stream -> stream.path("codec_type").asText().equals("audio"));
    }

    /** The next stream of one channel beside another of one channel, in the same coding and, where they tell, language. */
    private static Optional<JsonNode> partner(List<JsonNode> streams, JsonNode left) {
        if (!isOneChannel(left) || !Codecs.MASTERS.sounds().contains(codec(left)) || isForBrowsers(left)) {
            return Optional.empty();
        }
        return sounds(streams)
                .filter(stream -> index(stream) > index(left))
                .findFirst()
                .filter(stream -> isOneChannel(stream)
                        && codec(stream).equals(codec(left))
                        && language(stream).equals(language(left)));
    }

    private static boolean isOneChannel(JsonNode stream) {
        return stream.path("channels").asInt() == 1;
    }

    private static boolean isForBrowsers(JsonNode stream) {
        return reads(stream, Codecs.BROWSERS.sounds());
    }

    private static Comparator<JsonNode> preferred(Set<String> best, Set<String> good) {
        Comparator<JsonNode> playable = Comparator.comparing(stream -> !reads(stream, best));
        return playable.thenComparing(stream -> !reads(stream, good))
                .thenComparing(stream -> !hasDisposition(stream, "default"));
    }

    private static boolean reads(JsonNode stream, Set<String> codecs) {
        return codecs.contains(codec(stream));
    }

    private static String codec(JsonNode stream) {
        return stream.path("codec_name").asText("unknown");
    }

    private static String language(JsonNode stream) {
        return stream.path("tags").path("language").asText();
    }

    private static boolean hasDisposition(JsonNode stream, String disposition) {
        return stream.path("disposition").path(disposition).asInt() == 1;
    }

    private static OptionalInt at(JsonNode stream) {
        return OptionalInt.of(index(stream));
    }

    private static int index(JsonNode stream) {
        return stream.path("index").asInt();
    }
}
