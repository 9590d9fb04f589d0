package io.mien.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import io.mien.inference.BadModel;
import io.mien.inference.ModelCard;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Loads and runs a stranger's network in a child process: what it takes in memory and time is taken from the child, by
 * prlimit where this machine has it, and the child's end is the end of it.
 */
final class OnnxTrial {
    /** Address space: half a gigabyte for Java itself, the rest for the network and its pictures. */
    private static final long MEMORY_BYTES = 4L << 30;
    /** A network that needs this long for four pictures would need hours for a recording. */
    private static final int SECONDS = 60;

    private static final int MOST_OUTPUT = 1 << 20;
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

    private OnnxTrial() {}

    /** @throws BadModel with everything in which the file is not what its card says */
    static void run(ModelCard card, byte[] file, Duration deadline) {
        try {
            Path folder = Files.createTempDirectory("model-trial");
            try {
                Path model = Files.write(folder.resolve("model.onnx"), file);
                OnnxFindings.read(said(card, folder, model)).refuseOther(card, deadline);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> said(ModelCard card, Path folder, Path model) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(card, folder, model)).redirectError(Redirect.DISCARD);
        builder.environment().clear();
        Process process = builder.start();
        try (InputStream output = process.getInputStream()) {
            process.getOutputStream().close();
            Thread watch = watch(process);
            byte[] said = output.readNBytes(MOST_OUTPUT);
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            watch.interrupt();
            if (!ended || process.exitValue() != 0) {
                throw new BadModel("A trial run with four pictures did not end well: the network wants more than "
                        + (MEMORY_BYTES >> 30) + " GB of memory or " + SECONDS + " s, or ONNX Runtime broke off.");
            }
            return new String(said, StandardCharsets.UTF_8).lines().toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted during a model's trial run", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Thread watch(Process process) {
        Thread watch = new Thread(
                () -> {
                    try {
                        TimeUnit.SECONDS.sleep(SECONDS);
                        process.destroyForcibly();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "model-trial-watch");
        watch.setDaemon(true);
        watch.start();
        return watch;
    }

    private static List<String> command(ModelCard card, Path folder, Path model) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(PRLIMIT)) {
            command.addAll(List.of(PRLIMIT.toString(), "--as=" + MEMORY_BYTES, "--cpu=" + SECONDS, "--core=0"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:ReservedCodeCacheSize=32m"));
        command.addAll(List.of("-XX:CompressedClassSpaceSize=32m", "-XX:TieredStopAtLevel=1"));
        command.add("-Djava.io.tmpdir=" + folder);
        command.addAll(List.of("-cp", classPath(), OnnxTrialRun.class.getName()));
        command.addAll(List.of(
                model.toString(),
                card.input().name(),
                Integer.toString(card.input().width())));
        return command;
    }

    private static String classPath() {
        return place(OnnxTrialRun.class) + ":" + place(OrtEnvironment.class);
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Nobody knows where " + type + " lies", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
