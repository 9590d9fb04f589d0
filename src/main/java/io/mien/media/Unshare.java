package io.mien.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The same namespaces made by util-linux, which is on every machine: unshare, and a script that builds the root inside. */
record Unshare(Path program, String script) implements Jail {

    static Unshare by(Path program) {
        try (InputStream file = Unshare.class.getResourceAsStream("jail.sh")) {
            byte[] script = Objects.requireNonNull(file).readAllBytes();
            return new Unshare(program, new String(script, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "unshare";
    }

    @Override
    public List<String> round(View view, List<String> command) {
        List<String> jail = new ArrayList<>(List.of(program.toString(), "--user", "--map-root-user", "--mount"));
        jail.addAll(List.of("--net", "--pid", "--ipc", "--uts", "--fork", "--kill-child"));
        jail.addAll(List.of("--", "/bin/sh", "-c", script, "jail"));
        view.readable().forEach(path -> jail.addAll(List.of("ro", path.toString())));
        view.writable().forEach(path -> jail.addAll(List.of("rw", path.toString())));
        jail.add("--");
        jail.addAll(command);
        return jail;
    }
}
