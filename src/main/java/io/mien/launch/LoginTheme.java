package io.mien.launch;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The product's own look on Keycloak's pages: files that the embedded Keycloak reads from its folder at each start. */
final class LoginTheme {
    private static final String RESOURCES = "infra/keycloak/themes/";

    private static final List<String> FILES = List.of(
            "mien/login/theme.properties",
            "mien/login/messages/messages_en.properties",
            "mien/login/resources/css/mien.css");

    private LoginTheme() {}

    /** Writes this version's files over those of an earlier one. */
    static void install(Path folder) throws IOException {
        for (String file : FILES) {
            Path target = folder.resolve(file);
            Files.createDirectories(target.getParent());
            try (InputStream content = LoginTheme.class.getClassLoader().getResourceAsStream(RESOURCES + file)) {
                if (content == null) {
                    throw new FileNotFoundException(RESOURCES + file);
                }
                Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
