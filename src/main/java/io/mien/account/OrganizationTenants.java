package io.mien.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds a tenant by its organization before any tenant is bound. */
@ApplicationScoped
public class OrganizationTenants {
    private final DataSource dataSource;

    OrganizationTenants(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The tenant and what it asks of a login. */
    record Entrance(UUID tenant, LoginLevel level) {}

    Optional<Entrance> entrance(String organizationId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement lookup =
                        connection.prepareStatement("select tenant_id, second_factor from tenant_at_login(?)")) {
            lookup.setString(1, organizationId);
            try (ResultSet row = lookup.executeQuery()) {
                return row.next()
                        ? Optional.of(new Entrance(
                                row.getObject(1, UUID.class),
                                row.getBoolean(2) ? LoginLevel.SECOND_FACTOR : LoginLevel.NONE))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The tenant of an organization cannot be looked up", e);
        }
    }

    public Optional<UUID> ofOrganization(String organizationId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement lookup = connection.prepareStatement("select tenant_of_organization(?)")) {
            lookup.setString(1, organizationId);
            try (ResultSet row = lookup.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, UUID.class));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The tenant of an organization cannot be looked up", e);
        }
    }
}
