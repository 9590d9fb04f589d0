package io.mien.media;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Limits round a child process that reads files of strangers: memory, processor time, file size and open files by
 * prlimit; no network, no other file and no other process by bubblewrap. Each where this machine has it.
 */
final class Confinement {
    private static final long MEMORY_BYTES = 1_536L << 20;
    private static final long WRITTEN_BYTES = 2L << 30;
    private static final int OPEN_FILES = 64;

    private final Path tools;
    private final Optional<Path> prlimit;
    private final Optional<Path> bubblewrap;

    private Confinement(Path tools, Optional<Path> prlimit, Optional<Path> bubblewrap) {
        this.tools = tools;
        this.prlimit = prlimit;
        this.bubblewrap = bubblewrap;
    }

    static Confinement ofThisMachine(Path tools) {
        Optional<Path> bubblewrap =
                program("bwrap").filter(program -> works(jail(program, tools, List.of(), List.of())));
        return new Confinement(tools, program("prlimit"), bubblewrap);
    }

    /** Words for the log and the operator's page. */
    @Override
    public String toString() {
        List<String> walls = Stream.concat(prlimit.stream(), bubblewrap.stream())
                .map(path -> path.getFileName().toString())
                .toList();
        return walls.isEmpty() ? "no wall but the time limit" : String.join(", ", walls);
    }

    /**
     * @param command program and arguments
     * @param time longest wall-clock time; twice that is granted as processor time
     * @param readable files and folders the program may read
     * @param writable folders it may write to
     */
    List<String> round(List<String> command, Duration time, List<Path> readable, List<Path> writable) {
        List<String> walled = new ArrayList<>();
        prlimit.ifPresent(program -> walled.addAll(limits(program, time)));
        bubblewrap.ifPresent(program -> walled.addAll(jail(program, tools, readable, writable)));
        walled.addAll(command);
        return walled;
    }

    private static List<String> limits(Path program, Duration time) {
        return List.of(
                program.toString(),
                "--as=" + MEMORY_BYTES,
                "--cpu=" + Math.max(2, 2 * time.toSeconds()),
                "--fsize=" + WRITTEN_BYTES,
                "--nofile=" + OPEN_FILES,
                "--core=0");
    }

    private static List<String> jail(Path program, Path tools, List<Path> readable, List<Path> writable) {
        List<String> jail = new ArrayList<>(List.of(program.toString(), "--unshare-all", "--die-with-parent"));
        jail.addAll(List.of("--new-session", "--cap-drop", "ALL", "--ro-bind", "/usr", "/usr"));
        for (String folder : List.of("/lib", "/lib64", "/bin")) {
            jail.addAll(List.of("--ro-bind-try", folder, folder));
        }
        jail.addAll(List.of("--dev", "/dev", "--tmpfs", "/tmp", "--ro-bind", tools.toString(), tools.toString()));
        readable.forEach(path -> jail.addAll(List.of("--ro-bind", path.toString(), path.toString())));
        writable.forEach(path -> jail.addAll(List.of("--bind", path.toString(), path.toString())));
        return jail;
    }

    /** Containers often have the program but not the right to make a namespace. */
    private static boolean works(List<String> jail) {
        List<String> trial = new ArrayList<>(jail);
        trial.add("/bin/true");
        try {
            Process process = new ProcessBuilder(trial)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(5, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<Path> program(String name) {
        return Stream.of("/usr/bin", "/bin", "/usr/local/bin")
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
