package io.mien.media;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
 * @param rivals how many further pictures and sounds a player could choose instead
 */
public record Streams(int picture, OptionalInt sound, int rivals) {
    static final Set<String> PICTURES = Set.of("h264", "hevc", "vp8", "vp9", "av1");
    static final Set<String> SOUNDS = Set.of("aac", "opus", "vorbis", "mp3");
    private static final List<String> STILLS = List.of("attached_pic", "still_image", "timed_thumbnails");

    /** What can be read comes first, of that what the file marks as default, of that what comes first in the file. */
    static Optional<Map<String, String>> picture(List<Map<String, String>> streams) {
        return pictures(streams).min(preferred(PICTURES));
    }

    static Optional<Map<String, String>> sound(List<Map<String, String>> streams) {
        return sounds(streams).min(preferred(SOUNDS));
    }

    static Streams of(List<Map<String, String>> streams, Map<String, String> picture) {
        Optional<Map<String, String>> sound = sound(streams);
        long readable = Stream.concat(
                        pictures(streams).filter(stream -> reads(stream, PICTURES)),
                        sounds(streams).filter(stream -> reads(stream, SOUNDS)))
                .filter(stream -> stream != picture && stream != sound.orElse(picture))
                .count();
        return new Streams(
                index(picture),
                sound.map(stream -> OptionalInt.of(index(stream))).orElse(OptionalInt.empty()),
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

    private static Stream<Map<String, String>> pictures(List<Map<String, String>> streams) {
        return streams.stream()
                .filter(stream -> "video".equals(stream.get("codec_type")))
                .filter(stream -> STILLS.stream().noneMatch(still -> marked(stream, still)));
    }

    private static Stream<Map<String, String>> sounds(List<Map<String, String>> streams) {
        return streams.stream().filter(stream -> "audio".equals(stream.get("codec_type")));
    }

    private static Comparator<Map<String, String>> preferred(Set<String> codecs) {
        Comparator<Map<String, String>> readable = Comparator.comparing(stream -> !reads(stream, codecs));
        return readable.thenComparing(stream -> !marked(stream, "default"));
    }

    private static boolean reads(Map<String, String> stream, Set<String> codecs) {
        return codecs.contains(stream.getOrDefault("codec_name", "unknown"));
    }

    private static boolean marked(Map<String, String> stream, String disposition) {
        return "1".equals(stream.get("disposition:" + disposition));
    }

    private static int index(Map<String, String> stream) {
        return Integer.parseInt(stream.getOrDefault("index", "0"));
    }
}
