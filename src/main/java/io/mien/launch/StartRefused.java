package io.mien.launch;

import io.mien.platform.RefusedStart;
import java.nio.file.Path;

/** What stands in the way of the embedded start, before the application is there. */
final class StartRefused extends RefusedStart {
    private static final long serialVersionUID = 1L;

    private StartRefused(String sentence) {
        super(sentence);
    }

    static StartRefused because(String sentence) {
        return new StartRefused(sentence);
    }

    static StartRefused portTaken(int port, String what, String setting) {
        return new StartRefused(
                "Port %d, wanted for %s, is taken by another program. Stop that program, or choose another port with %s."
                        .formatted(port, what, setting));
    }

    static StartRefused childDied(String what, Path log, String lastLines) {
        return new StartRefused(
                "%s stopped while it was starting. Its last words, from %s:%n%s".formatted(what, log, lastLines));
    }

    static StartRefused childSilent(String what, long seconds, Path log) {
        return new StartRefused("%s did not answer within %d s. Its log is %s.".formatted(what, seconds, log));
    }

    static StartRefused unwritable(Path folder) {
        return new StartRefused(
                "The data folder %s cannot be written. Give this user the right to write there, or choose another folder with MIEN_HOME."
                        .formatted(folder));
    }
}
