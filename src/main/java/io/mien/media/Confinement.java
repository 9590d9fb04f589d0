package io.mien.media;

import io.mien.platform.Program;
import io.mien.platform.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Limits round a child process that reads files of strangers: memory, processor time, file size, open files and processes
 * by prlimit; no network, no other file than those it may see, no other process and an empty folder for temporary files by bubblewrap or, where that is missing or
 * may not make namespaces, by unshare. Each where this machine has it.
 */
public final class Confinement {
    private static final List<String> FOLDERS = List.of("/usr/bin", "/bin", "/usr/local/bin");
    private static final Bounds TRIAL = new Bounds(1L << 30, Duration.ofSeconds(10), 1 << 20, 64, 16);
    private static final Duration TRIAL_TIME = Duration.ofSeconds(5);

    private final Optional<Path> guard = program("setpriv");
    private final Optional<Path> prlimit = program("prlimit");
    private final Optional<Path> choom = program("choom");
    private final Optional<Jail> jail;

    private Confinement(Optional<Jail> jail) {
        this.jail = jail;
    }

    /** The strongest that works here. */
    public static Confinement ofThisMachine() {
        return Stream.<Optional<Jail>>of(
                        program("bwrap").map(Bubblewrap::new),
                        program("unshare").map(Unshare::by))
                .flatMap(Optional::stream)
                .map(Confinement::by)
                .filter(Confinement::works)
                .findFirst()
                .orElseGet(Confinement::withoutNamespaces);
    }

    static Confinement by(Jail jail) {
        return new Confinement(Optional.of(jail));
    }

    /** Limits alone, as on a machine where nobody may make a namespace. */
    public static Confinement withoutNamespaces() {
        return new Confinement(Optional.empty());
    }

    /** Whether a process inside can neither reach anything outside nor take more than its bounds. */
    public boolean isWalled() {
        return jail.isPresent() && prlimit.isPresent();
    }

    /** Words for the log and the operator's page. */
    @Override
    public String toString() {
        List<String> walls = Stream.concat(prlimit.map(program -> "prlimit").stream(), jail.map(Jail::name).stream())
                .toList();
        return walls.isEmpty() ? "no wall but the time limit" : String.join(", ", walls);
    }

    /** The command inside its walls, to be run as any other. It ends when the thread that starts it does. */
    public Program confined(List<String> command, Bounds bounds, View view) {
        return Program.of(round(command, bounds, view));
    }

    List<String> round(List<String> command, Bounds bounds, View view) {
        List<String> walled = new ArrayList<>();
        guard.ifPresent(program -> walled.addAll(List.of(program.toString(), "--pdeathsig", "KILL", "--")));
        prlimit.ifPresent(program -> walled.addAll(limits(program, bounds)));
        // Where memory runs out, the kernel ends this one first
        choom.ifPresent(program -> walled.addAll(List.of(program.toString(), "-n", "1000", "--")));
        walled.addAll(
                jail.map(walls -> walls.round(view, counted(command, bounds))).orElse(command));
        return walled;
    }

    /** True when the jail can be made: containers often have the program but not the right to make a namespace. */
    boolean works() {
        try (RunningProgram trial = confined(List.of("/bin/true"), TRIAL, View.reading())
                .within(TRIAL_TIME)
                .start()) {
            return trial.exit() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> limits(Path program, Bounds bounds) {
        return List.of(
                program.toString(),
                "--as=" + bounds.memoryBytes(),
                "--cpu=" + Math.max(2, bounds.processorTime().toSeconds()),
                "--fsize=" + bounds.writtenBytes(),
                "--nofile=" + bounds.openFiles(),
                "--core=0");
    }

    /** Processes are counted inside the namespace, where none but these are: outside, all of the user's would count. */
    private List<String> counted(List<String> command, Bounds bounds) {
        List<String> counted = new ArrayList<>();
        prlimit.ifPresent(program -> counted.addAll(List.of(program.toString(), "--nproc=" + bounds.processes())));
        counted.addAll(command);
        return counted;
    }

    static Optional<Path> program(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(FOLDERS.stream(), Stream.of(path.split(":")))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
