package io.mien.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import io.mien.inference.BadModel;
import io.mien.media.Bounds;
import io.mien.media.Confinement;
import io.mien.media.View;
import io.mien.platform.RunningProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where a stranger's network lives: a second Java with a small heap that sees the Java it is, ONNX Runtime and the class
 * it starts with, nothing else, and may write nowhere but to an empty folder in memory.
 *
 * @param accepted whether the operator takes networks without namespaces round them
 */
record ForeignCell(Confinement confinement, Path libraries, boolean accepted) {
    /** Address space: half a gigabyte for Java itself, the rest for the network and its pictures. */
    static final long MEMORY_BYTES = 4L << 30;

    private static final long WRITTEN_BYTES = 1 << 20;
    private static final int OPEN_FILES = 64;
    private static final int PROCESSES = 64;
    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    /** What ONNX Runtime learns from which instructions it may use: without them it computes at half the speed. */
    private static final List<Path> PROCESSOR = List.of(Path.of("/proc/cpuinfo"), Path.of("/sys/devices/system/cpu"));

    private static final Path SYSTEM = Path.of("/usr");

    /** @throws BadModel where nothing walls it in and nobody took the risk */
    void require() {
        if (!confinement.isWalled() && !accepted) {
            throw new BadModel(
                    "Models of your own are not taken on this installation: neither bubblewrap nor unshare can wall"
                            + " them in here. Its operator can install bubblewrap, or accept the risk with"
                            + " MIEN_INFERENCE_ACCEPT_UNCONFINED_MODELS=true.");
        }
    }

    /** @param processorTime that all of its runs together may take */
    RunningProgram start(Duration processorTime) throws IOException {
        Bounds bounds = new Bounds(MEMORY_BYTES, processorTime, WRITTEN_BYTES, OPEN_FILES, PROCESSES);
        // Java's launcher finds its libraries by /proc, which is not there
        String launcher = JAVA.resolve("lib").toString();
        return confinement
                .confined(command(), bounds, view())
                .in(Path.of("/"))
                .withOnly(Map.of("LC_ALL", "C", "LD_LIBRARY_PATH", launcher))
                .fed()
                .start();
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(JAVA.resolve("bin").resolve("java").toString());
        command.addAll(List.of("-Xmx96m", "-XX:MaxDirectMemorySize=1g", "-XX:+UseSerialGC"));
        command.addAll(List.of("-XX:ReservedCodeCacheSize=32m", "-XX:CompressedClassSpaceSize=32m"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-XX:+DisplayVMOutputToStderr"));
        command.add("-Donnxruntime.native.path=" + libraries);
        command.addAll(List.of("-cp", own() + ":" + runtime(), ForeignProcess.class.getName()));
        return command;
    }

    private View view() {
        List<Path> readable = new ArrayList<>(List.of(own(), runtime(), libraries));
        if (!JAVA.startsWith(SYSTEM)) {
            readable.add(JAVA);
        }
        readable.addAll(linkedFromJava());
        PROCESSOR.stream().filter(Files::exists).forEach(readable::add);
        return new View(readable, List.of());
    }

    /** Distributions keep Java's settings in /etc, by links. */
    private static List<Path> linkedFromJava() {
        try (Stream<Path> files = Files.walk(JAVA, 3)) {
            return files.filter(Files::isSymbolicLink)
                    .map(ForeignCell::target)
                    .filter(Predicate.not(target -> target.startsWith(JAVA) || target.startsWith(SYSTEM)))
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of what is linked, or the file where its folder holds other things too. */
    private static Path target(Path link) {
        try {
            Path target = link.toRealPath();
            Path folder = target.getParent();
            return folder != null && folder.getNameCount() > 1 ? folder : target;
        } catch (IOException dangling) {
            return JAVA;
        }
    }

    private static Path own() {
        return place(ForeignProcess.class);
    }

    private static Path runtime() {
        return place(OrtEnvironment.class);
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Nobody knows where " + type + " lies", e);
        }
    }
}
