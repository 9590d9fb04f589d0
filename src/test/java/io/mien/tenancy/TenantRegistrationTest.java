package io.mien.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the role that requests and jobs run as can do to the table of tenants. */
@QuarkusTest
class TenantRegistrationTest {
    @Inject
    DataSource dataSource;

    @Inject
    TestTenants tenants;

    @Test
    void theRuntimeRoleInsertsNoTenantEvenIfBoundToIt() throws SQLException {
        UUID id = UUID.randomUUID();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select set_config('app.tenant', '" + id + "', false)");
            assertThatThrownBy(
                            () -> statement.execute("insert into tenant (id, organization_id, alias, name, created_at)"
                                    + " values ('" + id + "', 'o', 'a', 'n', now())"))
                    .hasMessageContaining("permission denied");
            statement.execute("select set_config('app.tenant', '', false)");
        }
    }

    @Test
    void theFunctionMakesTheBoundTenantAndNoneWithoutOne() throws SQLException {
        // When
        UUID made = tenants.create("registered");

        // Then
        assertThat(tenants.as(made, () -> Tenant.current().orElseThrow().id)).isEqualTo(made);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select register_tenant('o2', 'a2', 'n2', now())"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void noPolicyAndNoTableIsLeftToTheRetiredRole() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet left = statement.executeQuery(
                        "select (select count(*) from pg_policies where 'mien_worker' = any (roles))"
                                + " + (select count(*) from pg_class c where c.relnamespace = 'public'::regnamespace"
                                + " and c.relkind = 'r' and has_any_column_privilege('mien_worker', c.oid, 'select'))")) {
            assertThat(left.next()).isTrue();
            assertThat(left.getLong(1)).isZero();
        }
    }
}
