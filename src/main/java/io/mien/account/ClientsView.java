package io.mien.account;

import io.mien.platform.Wording;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The page of clients.
 *
 * @param errors by field, of the client that {@code wrongAt} names or of a new one
 */
public record ClientsView(
        List<Row> rows,
        Map<String, String> errors,
        @Nullable UUID wrongAt,
        String typed) {

    /** One client with whoever reads for it. */
    public record Row(UUID id, String name, boolean first, List<Person> people) {}

    public record Person(UUID id, String login) {}

    static ClientsView of(List<Client> clients, List<ClientViewer> viewers) {
        return new ClientsView(
                clients.stream().map(client -> row(client, viewers)).toList(), Map.of(), null, "");
    }

    private static Row row(Client client, List<ClientViewer> viewers) {
        return new Row(
                client.id,
                client.name,
                client.isFirst(),
                viewers.stream()
                        .filter(viewer -> viewer.clientId.equals(client.id))
                        .map(viewer -> new Person(viewer.id, viewer.login))
                        .toList());
    }

    /** The same with what was typed and what is wrong with it. */
    ClientsView refusing(@Nullable UUID client, String kept, Map<String, String> wrong) {
        return new ClientsView(rows, wrong, client, kept);
    }

    public String sentence() {
        return rows.size() == 1 ? "One client." : Wording.capital(Wording.number(rows.size())) + " clients.";
    }

    /** What is wrong with a new client's name. */
    public String newError() {
        return wrongAt == null ? String.join(" ", errors.values()) : "";
    }

    public String errorOf(UUID client) {
        return client.equals(wrongAt) ? String.join(" ", errors.values()) : "";
    }
}
