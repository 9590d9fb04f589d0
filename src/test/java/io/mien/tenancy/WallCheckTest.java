package io.mien.tenancy;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.launch.PostgresResource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Each gap that start-up promises to refuse, opened one at a time. */
@QuarkusTest
class WallCheckTest {
    private static final String CLIENTS = "Every table of a tenant needs the restrictive wall between clients: ";

    @Test
    void theRuntimeRoleMayStart() {
        assertThatCode(() -> start("mien_runtime")).doesNotThrowAnyException();
    }

    @Test
    void theOwnerMayNot() {
        assertThatThrownBy(() -> start("mien_owner")).hasMessageContaining("must not own");
    }

    @Test
    void aSuperuserMayNot() {
        assertThatThrownBy(() -> start("postgres")).hasMessageContaining("superuser");
    }

    @Test
    void aTableWithoutAWallIsNamed() throws SQLException {
        withGap(
                "create table forgotten (tenant_id uuid)",
                "drop table forgotten",
                "forced row level security with a policy: forgotten");
    }

    @Test
    void aWallThatIsNotForcedIsNamed() throws SQLException {
        withGap(
                "alter table campaign no force row level security",
                "alter table campaign force row level security",
                "forced row level security with a policy: campaign");
    }

    @Test
    void aDroppedPolicyIsNamed() throws SQLException {
        withGap(
                "alter policy tenant_wall on erasure rename to other",
                "alter policy other on erasure rename to tenant_wall",
                "forced row level security with a policy: erasure");
    }

    @Test
    void aDroppedWallBetweenClientsIsNamed() throws SQLException {
        withGap(
                "alter policy client_wall on campaign rename to other",
                "alter policy other on campaign rename to client_wall",
                CLIENTS + "campaign");
    }

    @Test
    void aPermissiveWallBetweenClientsIsNamed() throws SQLException {
        String wall = "create policy client_wall on country_target as %s to mien_runtime"
                + " using ((select current_setting('app.clients', true)) = '*')";
        withGap(
                "drop policy client_wall on country_target; " + wall.formatted("permissive"),
                "drop policy client_wall on country_target; " + wall.formatted("restrictive"),
                CLIENTS + "country_target");
    }

    @Test
    void aWallBetweenClientsThatLooksAtNothingIsNamed() throws SQLException {
        withGap(
                "alter policy client_wall on visit using (true)",
                "alter policy client_wall on visit using ((select current_setting('app.clients', true)) = '*')",
                CLIENTS + "visit");
    }

    @Test
    void aWallBetweenClientsForAnotherRoleIsNamed() throws SQLException {
        withGap(
                "alter policy client_wall on exposure to mien_lookup",
                "alter policy client_wall on exposure to mien_runtime",
                CLIENTS + "exposure");
    }

    @Test
    void aTableOfAMigrationToComeIsWalledBetweenClientsToo() throws SQLException {
        withGap(
                "create table coming (tenant_id uuid); call build_wall('coming'); drop policy client_wall on coming",
                "drop table coming",
                CLIENTS + "coming");
    }

    @Test
    void aSecondPolicyThatShowsRowsIsNamed() throws SQLException {
        withGap(
                "create policy peek on ad to mien_runtime using (true)",
                "drop policy peek on ad",
                "Nothing but tenant_wall may show rows to the runtime role: ad");
    }

    @Test
    void aWallBetweenTenantsThatLooksAtNothingIsNamed() throws SQLException {
        withGap(
                "alter policy tenant_wall on sample using (true)",
                "alter policy tenant_wall on sample"
                        + " using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)",
                "forced row level security with a policy: sample");
    }

    @Test
    void aViewThatRunsAsItsOwnerIsNamed() throws SQLException {
        withGap(
                "create view peephole as select * from campaign",
                "drop view peephole",
                "Views must be security_invoker, and there are no materialised views: peephole");
    }

    private static void withGap(String open, String close, String sentence) throws SQLException {
        try (Connection owner = source("mien_owner").getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute(open);
            try {
                assertThatThrownBy(() -> start("mien_runtime")).hasMessageContaining(sentence);
            } finally {
                statement.execute(close);
            }
        }
    }

    private static void start(String role) throws SQLException {
        new WallCheck(source(role)).refuseGaps(new StartupEvent());
    }

    private static PGSimpleDataSource source(String role) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(PostgresResource.settings().get("quarkus.datasource.jdbc.url"));
        source.setUser(role);
        source.setPassword(System.getProperty("test-postgres." + role));
        return source;
    }
}
