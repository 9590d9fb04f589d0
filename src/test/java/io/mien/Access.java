package io.mien;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A row of {@code routes.txt}: who may use a route.
 *
 * @param note why a route needs no login, or why it answers 404 to those who may use it; empty where neither holds
 * @param trail kind of the entry that each answer leaves in the audit trail; empty where it tells of nobody
 */
record Access(String route, Who who, String note, String trail) {
    private static final String NOT_FOUND = "404 ";

    Access {
        if (!who.needLogin() && note.isBlank()) {
            throw new IllegalArgumentException("routes.txt does not say why " + route + " needs no login");
        }
    }

    static List<Access> table() {
        try (InputStream file = Access.class.getResourceAsStream("/routes.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Access::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Access row(String line) {
        String[] cells = line.split("\\|", -1);
        String route = cells[0].strip().replaceAll("\\s+", " ");
        return new Access(
                route,
                Who.valueOf(cells[1].strip().toUpperCase(Locale.ROOT)),
                cells.length > 2 ? cells[2].strip() : "",
                cells.length > 3 ? cells[3].strip() : "");
    }

    /** True where somebody who may use the route still gets a 404 unless the request carries more. */
    boolean answersNotFound() {
        return note.startsWith(NOT_FOUND);
    }
}
