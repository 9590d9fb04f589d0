package io.mien.launch;

import io.mien.launch.PostgresPlan.Durability;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/** A database of the version before the ledger, with visits of all kinds of two tenants, to be brought up to date. */
final class EarlierVisits implements AutoCloseable {
    private static final String LAST_WITHOUT_LEDGER = "093";

    private final EmbeddedPostgres postgres;

    private EarlierVisits(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static EarlierVisits in(Path folder) throws Exception {
        EarlierVisits visits = new EarlierVisits(EmbeddedPostgres.start(
                new PostgresPlan(
                        Path.of("target", "postgres").toAbsolutePath(),
                        folder.resolve("postgres"),
                        0,
                        Durability.THROW_AWAY),
                Secrets.in(folder.resolve("secrets"))));
        visits.migrate(LAST_WITHOUT_LEDGER);
        try (Connection superuser = visits.connect(EmbeddedPostgres.SUPERUSER)) {
            new Provisioning(superuser).script("visits-before-ledger.sql");
        }
        return visits;
    }

    void migrate(String version) {
        Flyway.configure()
                .dataSource(postgres.url(EmbeddedPostgres.DATABASE), "mien_owner", postgres.password("mien_owner"))
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    void change(String sql) throws SQLException {
        try (Connection connection = connect(EmbeddedPostgres.SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    List<String> rows(String role, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect(role);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    /** What the facts of the ledger add up to, in the words of a row of visits that went alike. */
    List<String> folded() throws SQLException {
        return rows(EmbeddedPostgres.SUPERUSER, """
                with move as (
                    select tenant_id, campaign_id, country, origin, string_to_array(stands, ' ') as at, 1 as visits
                    from visit_event where stands is not null
                    union all
                    select tenant_id, campaign_id, country, origin, string_to_array(stood, ' '), -1
                    from visit_event where stood is not null)
                select concat_ws(' ', tenant_id, campaign_id, country, origin, at[3], at[4], at[5],
                    case when at[2] = 'WITHOUT_CAMERA' then 'free' else 'camera' end,
                    sum(visits), coalesce(sum(visits) filter (where at[1] <> 'LANDED'), 0),
                    coalesce(sum(visits) filter (where at[1] = 'CAMERA_PASSED'), 0))
                from (select tenant_id, campaign_id, country, origin, at, sum(visits) as visits from move
                      group by tenant_id, campaign_id, country, origin, at having sum(visits) <> 0) standing
                group by tenant_id, campaign_id, country, origin, at[3], at[4], at[5], at[2]""");
    }

    /** The same counted from the visits themselves. */
    List<String> counted(String table) throws SQLException {
        return rows(EmbeddedPostgres.SUPERUSER, """
                select concat_ws(' ', tenant_id, campaign_id, country, origin, coalesce(disposition, '-'), validity,
                    coalesce(split_part(reversal_reason, ' ', 1), '-'), case when camera_free then 'free' else 'camera' end,
                    count(*), count(consented_at), count(camera_passed_at))
                from %s
                group by tenant_id, campaign_id, country, origin, disposition, validity, split_part(reversal_reason, ' ', 1),
                    camera_free""".formatted(table));
    }

    private Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(postgres.url(EmbeddedPostgres.DATABASE), role, postgres.password(role));
    }

    @Override
    public void close() {
        postgres.close();
    }
}
