package io.mien.tenancy;

import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which of the tenant's clients the current work may see.
 *
 * @param setting what {@code app.clients} becomes: ids, or {@code *}
 */
public record ClientScope(String setting) {
    /** Staff, respondents and jobs: all clients, and rows that belong to none. */
    public static final ClientScope ALL = new ClientScope("*");

    /** These clients and nothing else; of none, no row at all. */
    public static ClientScope of(Collection<UUID> clients) {
        return new ClientScope(clients.stream().map(UUID::toString).collect(Collectors.joining(",")));
    }
}
