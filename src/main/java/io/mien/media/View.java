package io.mien.media;

import java.nio.file.Path;
import java.util.List;

/**
 * What a confined process sees of the disk beside the system's programs and libraries and an
 * empty /tmp. Paths are made absolute here: inside
 * there is no folder that a relative one could start from.
 *
 * @param readable files and folders it may read
 * @param writable folders it may write to
 */
public record View(List<Path> readable, List<Path> writable) {
    public View {
        readable = absolute(readable);
        writable = absolute(writable);
    }

    public static View reading(Path... readable) {
        return new View(List.of(readable), List.of());
    }

    private static List<Path> absolute(List<Path> paths) {
        return paths.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    }
}
