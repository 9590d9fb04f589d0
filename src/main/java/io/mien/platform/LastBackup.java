package io.mien.platform;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * The latest backup of this installation, as the command that made it noted it in the home folder.
 *
 * @param madeAt when the product stood still for it
 * @param bytes size of all its files
 * @param files how many files it has
 * @param verified whether every file was read back and compared
 */
public record LastBackup(Instant madeAt, long bytes, int files, boolean verified) {
    public static final String FILE = "last-backup.properties";

    /** Empty when there never was one, or the note cannot be read. */
    public static Optional<LastBackup> of(Path home) {
        Path file = home.resolve(FILE);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try (Reader text = Files.newBufferedReader(file)) {
            Properties noted = new Properties();
            noted.load(text);
            return Optional.of(of(noted));
        } catch (IOException | DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Of what {@link #text} wrote. */
    private static LastBackup of(Properties noted) {
        return new LastBackup(
                Instant.parse(noted.getProperty("made-at", "")),
                Long.parseLong(noted.getProperty("bytes", "")),
                Integer.parseInt(noted.getProperty("files", "")),
                Boolean.parseBoolean(noted.getProperty("verified")));
    }

    /** Notes it in a home folder. */
    public void noteIn(Path home) throws IOException {
        Files.writeString(home.resolve(FILE), text());
    }

    private String text() throws IOException {
        Properties noted = new Properties();
        noted.setProperty("made-at", madeAt.toString());
        noted.setProperty("bytes", Long.toString(bytes));
        noted.setProperty("files", Integer.toString(files));
        noted.setProperty("verified", Boolean.toString(verified));
        StringWriter text = new StringWriter();
        noted.store(text, "The latest backup of this folder");
        return text.toString();
    }
}
