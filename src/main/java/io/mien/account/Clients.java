package io.mien.account;

import io.mien.platform.InvalidFields;
import io.mien.platform.Problem;
import io.mien.privacy.Actor;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The tenant's clients and who reads for them: one transaction a change, each with a line in the audit trail. */
@ApplicationScoped
@Transactional
public class Clients {
    /** Keycloak's own limit of a user name. */
    static final int MAX_LOGIN = 255;

    private final AuditTrail trail;
    private final Event<ClientRemoved> removed;
    private final Clock clock;

    Clients(AuditTrail trail, Event<ClientRemoved> removed, Clock clock) {
        this.trail = trail;
        this.removed = removed;
        this.clock = clock;
    }

    public List<Client> byName() {
        return Client.byName();
    }

    List<ClientViewer> viewers() {
        return ClientViewer.byLogin();
    }

    public Client create(String name, Actor by) {
        Client client = Client.create(name, clock.instant());
        trail.record(by, AuditAction.CHANGE, client.id, "client created");
        return client;
    }

    void rename(UUID id, String name, Actor by) {
        Client.required(id).rename(name);
        trail.record(by, AuditAction.CHANGE, id, "client renamed");
    }

    /** Takes a client away that has no campaign; whoever read for it reads one client less. */
    void remove(UUID id, Actor by) {
        Client client = Client.required(id);
        if (client.isFirst()) {
            throw Problem.conflict("first-client", "The first client stays; you may give it another name.");
        }
        removed.fire(new ClientRemoved(id));
        client.delete();
        trail.record(by, AuditAction.DELETE, id, "client removed");
    }

    /** Lets a client-viewer read the client's campaigns; asked twice, nothing changes. */
    public void give(UUID id, String typed, Actor by) {
        Client client = Client.required(id);
        String login = ClientViewer.loginOf(typed);
        InvalidFields.check()
                .text("login", login, MAX_LOGIN, "Give the login of the person.")
                .orRefuse();
        if (!ClientViewer.exists(client.id, login)) {
            ClientViewer viewer = new ClientViewer();
            viewer.clientId = client.id;
            viewer.login = login;
            viewer.givenBy = by.stored();
            viewer.givenAt = clock.instant();
            viewer.persist();
            trail.record(by, AuditAction.CHANGE, client.id, "client given to a viewer");
        }
    }

    void take(UUID id, UUID viewerId, Actor by) {
        ClientViewer.required(id, viewerId).delete();
        trail.record(by, AuditAction.CHANGE, id, "client taken from a viewer");
    }
}
