package io.mien.launch;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of the version before the ledger, with visits of all kinds of two tenants, brought up to date. */
class FactsOfEarlierVisitsTest {
    private static final String LAST_WITHOUT_LEDGER = "093";

    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void migratedWithVisits() throws Exception {
        postgres = EmbeddedPostgres.start(
                new PostgresPlan(
                        Path.of("target", "postgres").toAbsolutePath(),
                        folder.resolve("postgres"),
                        0,
                        Durability.THROW_AWAY),
                Secrets.in(folder.resolve("secrets")));
        migrate(LAST_WITHOUT_LEDGER);
        try (Connection superuser = connect(EmbeddedPostgres.SUPERUSER)) {
            new Provisioning(superuser).script("visits-before-ledger.sql");
        }
        migrate("102");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void factsAddUpToTheVisits() throws SQLException {
        // When
        List<String> counted = rows(EmbeddedPostgres.SUPERUSER, """
                select concat_ws(' ', tenant_id, campaign_id, country, origin, coalesce(disposition, '-'), validity,
                    coalesce(split_part(reversal_reason, ' ', 1), '-'), case when camera_free then 'free' else 'camera' end,
                    count(*), count(consented_at), count(camera_passed_at))
                from respondent_session
                group by tenant_id, campaign_id, country, origin, disposition, validity, split_part(reversal_reason, ' ', 1),
                    camera_free""");
        List<String> folded = rows(EmbeddedPostgres.SUPERUSER, """
                with move as (
                    select tenant_id, campaign_id, country, origin, string_to_array(stands, ' ') as at, 1 as visits
                    from visit_event where stands is not null
                    union all
                    select tenant_id, campaign_id, country, origin, string_to_array(stood, ' '), -1
                    from visit_event where stood is not null)
                select concat_ws(' ', tenant_id, campaign_id, country, origin, at[3], at[4], at[5],
                    case when at[2] = 'WITHOUT_CAMERA' then 'free' else 'camera' end,
                    sum(visits), sum(visits) filter (where at[1] <> 'LANDED'),
                    sum(visits) filter (where at[1] = 'CAMERA_PASSED'))
                from (select tenant_id, campaign_id, country, origin, at, sum(visits) as visits from move
                      group by tenant_id, campaign_id, country, origin, at having sum(visits) <> 0) standing
                group by tenant_id, campaign_id, country, origin, at[3], at[4], at[5], at[2]""");

        // Then
        assertThat(counted).hasSizeGreaterThan(20);
        assertThat(folded.stream().map(FactsOfEarlierVisitsTest::zeroes)).containsExactlyInAnyOrderElementsOf(counted);
    }

    @Test
    void everyVisitLandsAndNumbersItsFactsWithoutAGap() throws SQLException {
        assertThat(rows(EmbeddedPostgres.SUPERUSER, """
                        select s.id::text from respondent_session s
                        left join (
                            select tenant_id, visit_id, count(*) as facts, max(number) as latest,
                                min(kind) filter (where number = 1) as first
                            from visit_event group by tenant_id, visit_id) told
                        on told.tenant_id = s.tenant_id and told.visit_id = s.id
                        where told.facts is distinct from s.facts or told.latest <> s.facts or told.first <> 'LANDED'""")).isEmpty();
        assertThat(rows(EmbeddedPostgres.SUPERUSER, "select distinct kind from visit_event"))
                .containsExactlyInAnyOrder(
                        "LANDED",
                        "CAMERA_LEFT_OUT",
                        "CONSENTED",
                        "CAMERA_PASSED",
                        "EXPOSED",
                        "SCREENED_OUT",
                        "QUOTA_FULL",
                        "DECLINED",
                        "TIMED_OUT",
                        "ENDED",
                        "VALIDATED_FOR_EXPRESSION",
                        "VALIDATED_FOR_ATTENTION",
                        "REVERSED");
    }

    @Test
    void theWallsStandAgain() throws SQLException {
        assertThat(rows(EmbeddedPostgres.SUPERUSER, """
                        select relname from pg_class where relforcerowsecurity and relrowsecurity
                            and relname in ('respondent_session', 'exposure', 'emotion_trace', 'visit_event')""")).hasSize(4);
        assertThat(rows("mien_owner", "select id::text from visit_event")).isEmpty();
        assertThat(rows("mien_runtime", "select id::text from visit_event")).isEmpty();
    }

    /** An empty filter sums up to nothing, where a count says 0. */
    private static String zeroes(String row) {
        List<String> words = new ArrayList<>(List.of(row.split(" ")));
        while (words.size() < 11) {
            words.add("0");
        }
        return String.join(" ", words);
    }

    private static void migrate(String version) {
        Flyway.configure()
                .dataSource(postgres.url(EmbeddedPostgres.DATABASE), "mien_owner", postgres.password("mien_owner"))
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private static List<String> rows(String role, String sql) throws SQLException {
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

    private static Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(postgres.url(EmbeddedPostgres.DATABASE), role, postgres.password(role));
    }
}
