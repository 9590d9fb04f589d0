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
