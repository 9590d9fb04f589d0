package io.mien.account;

import io.mien.platform.Problem;
import io.mien.platform.TypedText;
import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** That somebody with the role client-viewer reads a client's campaigns. */
@Entity
@Table(name = "client_viewer")
public class ClientViewer extends TenantScoped {

    @Column(name = "client_id")
    public UUID clientId;

    /** As {@link #loginOf} writes it. */
    public String login;

    @Column(name = "given_by")
    public String givenBy;

    @Column(name = "given_at")
    public Instant givenAt;

    /** Logins are told apart without regard to case, as Keycloak does. */
    static String loginOf(String typed) {
        return TypedText.kept(typed).toLowerCase(Locale.ROOT);
    }

    static List<ClientViewer> byLogin() {
        return list("order by login");
    }

    static boolean exists(UUID clientId, String login) {
        return count("clientId = ?1 and login = ?2", clientId, login) > 0;
    }

    static ClientViewer required(UUID clientId, UUID id) {
        return ClientViewer.<ClientViewer>find("clientId = ?1 and id = ?2", clientId, id)
                .firstResultOptional()
                .orElseThrow(Problem::notFound);
    }
}
