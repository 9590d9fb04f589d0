package io.mien.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;

/**
 * The ffmpeg and ffprobe executables of the bytedeco build, unpacked from the class path into a folder and only ever run
 * as child processes: nothing native is loaded into this process.
 */
public final class MediaTools {
    private static final String RESOURCES = "/org/bytedeco/ffmpeg/linux-x86_64/";
    private static final String VERSION = "ffmpeg-8.0.1-linux-x86_64";
    private static final List<String> FILES = List.of(
            "ffmpeg",
            "ffprobe",
            "libavcodec.so.62",
            "libavdevice.so.62",
            "libavfilter.so.11",
            "libavformat.so.62",
            "libavutil.so.60",
            "libswresample.so.6",
            "libswscale.so.9",
            "libdrm.so.2",
            "libva.so.2",
            "libva-drm.so.2");
    private static final Map<String, byte[]> DEVICE_LIBRARIES = Map.of(
            "libxcb.so.1", EmptyLibrary.named("libxcb.so.1"),
            "libxcb-shm.so.0", EmptyLibrary.named("libxcb-shm.so.0"),
            "libasound.so.2", EmptyLibrary.named("libasound.so.2", "ALSA_0.9", "ALSA_0.9.0rc4"),
            "libpulse.so.0", EmptyLibrary.named("libpulse.so.0", "PULSE_0"));

    private final Path folder;
    private final Confinement confinement;

    private MediaTools(Path folder, Confinement confinement) {
        this.folder = folder;
        this.confinement = confinement;
    }

    /**
     * Unpacks the executables (66 MB) below {@code folder} unless an earlier start has; safe when several processes start
     * at once.
     *
     * @throws MediaFailed when the folder cannot be written or this machine's build is not on the class path
     */
    public static MediaTools in(Path folder, Confinement confinement) {
        Path target = folder.toAbsolutePath().resolve(VERSION);
        if (!Files.isDirectory(target)) {
            unpack(target);
        }
        return new MediaTools(target, confinement);
    }

    Confinement confinement() {
        return confinement;
    }

    Path ffmpeg() {
        return folder.resolve("ffmpeg");
    }

    Path ffprobe() {
        return folder.resolve("ffprobe");
    }

    /** Where the executables' libraries lie. */
    Path libraries() {
        return folder;
    }

    private static void unpack(Path target) {
        try {
            Files.createDirectories(target.getParent());
            Path fresh = Files.createTempDirectory(target.getParent(), VERSION + ".");
            for (String name : FILES) {
                unpack(name, fresh.resolve(name));
            }
            for (Map.Entry<String, byte[]> library : DEVICE_LIBRARIES.entrySet()) {
                Files.write(fresh.resolve(library.getKey()), library.getValue());
            }
            publish(fresh, target);
        } catch (IOException e) {
            throw new MediaFailed(
                    "ffmpeg could not be unpacked below " + target.getParent() + ": " + e.getMessage(), e);
        }
    }

    private static void unpack(String name, Path file) throws IOException {
        try (InputStream resource = MediaTools.class.getResourceAsStream(RESOURCES + name)) {
            if (resource == null) {
                throw new MediaFailed("No ffmpeg for " + System.getProperty("os.name") + " on "
                        + System.getProperty("os.arch") + " is on the class path; Mien runs on Linux, x86-64");
            }
            Files.copy(resource, file);
        }
        if (!file.toFile().setExecutable(true, false)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    private static void publish(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException e) {
            PathUtils.deleteDirectory(fresh);
        }
    }
}
