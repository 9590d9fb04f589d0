package io.mien.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.file.PathUtils;

/**
 * ONNX Runtime's libraries, unpacked once: a child process that may write nowhere cannot unpack its own, and need not take
 * the time.
 */
final class NativeLibraries {
    private static final String RESOURCES = "/ai/onnxruntime/native/linux-x64/";
    private static final List<String> FILES = List.of("libonnxruntime.so", "libonnxruntime4j_jni.so");

    private NativeLibraries() {}

    /** Unpacks them below a folder unless an earlier start has; safe when several processes start at once. */
    static Path in(Path folder) {
        Path target = folder.toAbsolutePath().normalize().resolve("onnxruntime-" + version());
        if (!Files.isDirectory(target)) {
            try {
                unpack(target);
            } catch (IOException e) {
                throw new UncheckedIOException("ONNX Runtime could not be unpacked into " + target, e);
            }
        }
        return target;
    }

    private static void unpack(Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Path fresh = Files.createTempDirectory(target.getParent(), target.getFileName() + ".");
        for (String name : FILES) {
            try (InputStream library = OrtEnvironment.class.getResourceAsStream(RESOURCES + name)) {
                if (library == null) {
                    throw new IOException("ONNX Runtime has no " + name + " for this machine");
                }
                Files.copy(library, fresh.resolve(name));
            }
        }
        try {
            Files.move(fresh, target);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException another) {
            PathUtils.deleteDirectory(fresh);
        }
    }

    private static String version() {
        return OnnxRuntime.environment().getVersion();
    }
}
