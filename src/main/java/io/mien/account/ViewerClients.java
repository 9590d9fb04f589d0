package io.mien.account;

import io.mien.tenancy.ClientScope;
import io.mien.tenancy.ClientSource;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Staff see all clients, a client-viewer those it was given, and a member without a role none. */
@ApplicationScoped
class ViewerClients implements ClientSource {
    private final SecurityIdentity identity;
    private final DataSource dataSource;

    ViewerClients(SecurityIdentity identity, DataSource dataSource) {
        this.identity = identity;
        this.dataSource = dataSource;
    }

    @Override
    public ClientScope clients(UUID tenantId) {
        if (Stream.of(Role.AGENCY_ADMIN, Role.RESEARCHER, Role.FIELDWORK).anyMatch(identity::hasRole)) {
            return ClientScope.ALL;
        }
        return ClientScope.of(
                identity.hasRole(Role.CLIENT_VIEWER)
                        ? given(
                                tenantId,
                                ClientViewer.loginOf(identity.getPrincipal().getName()))
                        : List.of());
    }

    private List<UUID> given(UUID tenantId, String login) {
        List<UUID> clients = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement lookup = connection.prepareStatement("select clients_of_viewer(?, ?)")) {
            lookup.setObject(1, tenantId);
            lookup.setString(2, login);
            try (ResultSet rows = lookup.executeQuery()) {
                while (rows.next()) {
                    clients.add(rows.getObject(1, UUID.class));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The clients of a viewer cannot be looked up", e);
        }
        return clients;
    }
}
