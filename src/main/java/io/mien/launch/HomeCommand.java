package io.mien.launch;

import io.mien.launch.Restore.Restored;
import io.mien.platform.LastBackup;
import io.mien.platform.RefusedStart;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;

/** What {@code infra/backup} and {@code infra/restore} do, while the product stands still. */
final class HomeCommand {
    private final Settings settings;
    private final PrintStream out;

    HomeCommand(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /**
     * Returns the exit status.
     *
     * @param arguments the command and the place of the backup
     */
    int run(String... arguments) {
        try {
            carryOut(arguments);
            return 0;
        } catch (RefusedStart refused) {
            System.err.println(refused.getMessage());
        } catch (IOException failed) {
            System.err.println("It failed, and can be begun anew: " + failed);
        }
        return 1;
    }

    private void carryOut(String... arguments) throws IOException {
        if (arguments.length != 2) {
            throw StartRefused.because("Usage: infra/backup TARGET or infra/restore SOURCE.");
        }
        refuseWhatLiesElsewhere();
        Path place = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "backup" -> backUp(place);
            case "restore" -> restore(place);
            default -> throw StartRefused.because("Mien knows no command " + arguments[0] + ".");
        }
    }

    private void refuseWhatLiesElsewhere() {
        if (!settings.embedsPostgres()) {
            throw StartRefused.because(
                    "The database is an external PostgreSQL, which this command does not reach. Use pg_dump and"
                            + " pg_restore; infra/README.md says what belongs to it.");
        }
        if (settings.storesInBucket()) {
            throw StartRefused.because(
                    "Recordings lie in a bucket, which this command does not copy. Use the store's own means;"
                            + " infra/README.md says what belongs to it.");
        }
    }

    private void backUp(Path target) throws IOException {
        Path folder = settings.home();
        if (Files.notExists(folder)) {
            throw StartRefused.because("There is no data folder %s.".formatted(folder));
        }
        try (Home home = Home.claim(folder)) {
            LastBackup made = new Backup(home.path(), target, Clock.systemUTC()).make();
            out.printf(
                    Locale.ROOT,
                    "Backed up %s to %s: %d files, %.1f MB, each read back and compared.%n",
                    folder,
                    target.toAbsolutePath().normalize(),
                    made.files(),
                    made.bytes() / 1e6);
            out.println("It opens everything: keep it where only you can read it.");
        }
    }

    private void restore(Path source) throws IOException {
        try (Home home = Home.claimToRestore(settings.home())) {
            Restored restored = new Restore(home.path(), source).run();
            out.printf(
                    Locale.ROOT,
                    "Restored %d files to %s. The next start erases again what of the %d erasures in the ledger came back.%n",
                    restored.files(),
                    home.path(),
                    restored.erasures());
            if (!restored.ledgerWasThere()) {
                out.printf(
                        "The data folder had no ledger of its own, so nothing tells what was erased after the backup. If you have"
                                + " a later one, put its lines into %s before you start.%n",
                        home.path().resolve(Restore.LEDGER).resolve("erasures"));
            }
        }
    }
}
