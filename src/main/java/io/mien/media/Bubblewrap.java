package io.mien.media;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Namespaces made by bubblewrap. */
record Bubblewrap(Path program) implements Jail {
    @Override
    public String name() {
        return "bubblewrap";
    }

    @Override
    public List<String> round(View view, List<String> command) {
        List<String> jail = new ArrayList<>(List.of(program.toString(), "--unshare-all", "--die-with-parent"));
        jail.addAll(List.of("--new-session", "--cap-drop", "ALL", "--ro-bind", "/usr", "/usr"));
        for (String folder : List.of("/lib", "/lib64", "/bin")) {
            jail.addAll(List.of("--ro-bind-try", folder, folder));
        }
        jail.addAll(List.of("--dev", "/dev", "--tmpfs", "/tmp"));
        view.readable().forEach(path -> jail.addAll(List.of("--ro-bind", path.toString(), path.toString())));
        view.writable().forEach(path -> jail.addAll(List.of("--bind", path.toString(), path.toString())));
        jail.addAll(List.of("--remount-ro", "/", "--chdir", "/", "--"));
        jail.addAll(command);
        return jail;
    }
}
