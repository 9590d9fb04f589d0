package io.mien.launch;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;

/**
 * PostgreSQL and Keycloak without the application. {@code infra/dev} runs the application beside them in Quarkus' dev mode.
 *
 * @param settings file of properties that point the application at them; it is written once people can log in
 */
record DevServices(Path settings) {
    private static final String COMMAND = "services";

    /** Above the application's own properties, below system properties and environment. */
    private static final String ORDINAL = "275";

    static boolean areAskedForBy(String... arguments) {
        return arguments.length == 2 && arguments[0].equals(COMMAND);
    }

    static DevServices of(String... arguments) {
        return new DevServices(Path.of(arguments[1]));
    }

    /** Writes the file, whole or not at all: it holds passwords, and somebody waits for it. */
    void announce(Map<String, String> properties) throws IOException {
        Properties content = new Properties();
        content.putAll(properties);
        // A developer wants to see more than the warnings that the one command prints
        content.remove("quarkus.log.console.level");
        content.setProperty("config_ordinal", ORDINAL);
        Path folder = Folders.secret(settings.toAbsolutePath().getParent());
        Path part = folder.resolve(settings.getFileName() + ".part");
        try (Writer writer = Files.newBufferedWriter(part)) {
            content.store(writer, "Written by the services of dev mode; secret, like the data folder");
        }
        Files.move(part, settings, StandardCopyOption.ATOMIC_MOVE);
    }
}
