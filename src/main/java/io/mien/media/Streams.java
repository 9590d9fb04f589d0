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
 * @param right the stream of the right ear, where the sound is that of the left alone, as cutting rooms deliver it
 * @param rivals how many further pictures and sounds a player could choose instead
 */
public record Streams(int picture, OptionalInt sound, OptionalInt right, int rivals) {
    private static final List<String> STILLS = List.of("attached_pic", "still_image", "timed_thumbnails");

    /** What can be read comes first, of that what the file marks as default, of that what comes first in the file. */
    static Optional<Map<String, String>> picture(List<Map<String, String>> streams) {
        return pictures(streams).min(preferred(Codecs.BROWSERS.pictures(), Codecs.MASTERS.pictures()));
    }

    static Optional<Map<String, String>> sound(List<Map<String, String>> streams) {
        return sounds(streams).min(preferred(Codecs.BROWSERS.sounds(), Codecs.MASTERS.sounds()));
    }

    static Streams of(List<Map<String, String>> streams, Map<String, String> picture) {
        Optional<Map<String, String>> sound = sound(streams);
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

    private static Stream<Map<String, String>> pictures(List<Map<String, String>> streams) {
        return streams.stream()
                .filter(stream -> "video".equals(stream.get("codec_type")))
                .filter(stream -> STILLS.stream().noneMatch(still -> hasDisposition(stream, still)));
    }

    private static Stream<Map<String, String>> sounds(List<Map<String, String>> streams) {
        return streams.stream().filter(stream -> "audio".equals(stream.get("codec_type")));
    }

    /** The next stream of one channel beside another of one channel, in the same coding and, where they tell, language. */
    private static Optional<Map<String, String>> partner(List<Map<String, String>> streams, Map<String, String> left) {
        if (!isOneChannel(left) || !Codecs.MASTERS.sounds().contains(codec(left)) || isForBrowsers(left)) {
            return Optional.empty();
        }
        return sounds(streams)
                .filter(stream -> index(stream) > index(left))
                .findFirst()
                .filter(stream -> isOneChannel(stream)
                        && codec(stream).equals(codec(left))
                        && stream.getOrDefault("tag:language", "").equals(left.getOrDefault("tag:language", "")));
    }

    private static boolean isOneChannel(Map<String, String> stream) {
        return "1".equals(stream.get("channels"));
    }

    private static boolean isForBrowsers(Map<String, String> stream) {
        return reads(stream, Codecs.BROWSERS.sounds());
    }

    private static Comparator<Map<String, String>> preferred(Set<String> best, Set<String> good) {
        Comparator<Map<String, String>> playable = Comparator.comparing(stream -> !reads(stream, best));
        return playable.thenComparing(stream -> !reads(stream, good))
                .thenComparing(stream -> !hasDisposition(stream, "default"));
    }

    private static boolean reads(Map<String, String> stream, Set<String> codecs) {
        return codecs.contains(codec(stream));
    }

    private static String codec(Map<String, String> stream) {
        return stream.getOrDefault("codec_name", "unknown");
    }

    private static boolean hasDisposition(Map<String, String> stream, String disposition) {
        return "1".equals(stream.get("disposition:" + disposition));
    }

    private static OptionalInt at(Map<String, String> stream) {
        return OptionalInt.of(index(stream));
    }

    private static int index(Map<String, String> stream) {
        return Integer.parseInt(stream.getOrDefault("index", "0"));
    }
}
