package io.mien.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of the version before the ledger, with visits of all kinds of two tenants, brought up to date. */
class FactsOfEarlierVisitsTest {
    @TempDir
    static Path folder;

    private static EarlierVisits visits;

    @BeforeAll
    static void migratedWithVisits() throws Exception {
        visits = EarlierVisits.in(folder);
        visits.migrate("102");
    }

    @AfterAll
    static void stop() {
        visits.close();
    }

    @Test
    void factsAddUpToTheVisits() throws SQLException {
        // When
        List<String> counted = visits.counted("respondent_session");
        List<String> folded = visits.folded();

        // Then
        assertThat(counted).hasSizeGreaterThan(20);
        assertThat(folded).containsExactlyInAnyOrderElementsOf(counted);
    }

    @Test
    void everyVisitLandsAndNumbersItsFactsWithoutAGap() throws SQLException {
        assertThat(visits.rows(EmbeddedPostgres.SUPERUSER, """
                        select s.id::text from respondent_session s
                        left join (
                            select tenant_id, visit_id, count(*) as facts, max(number) as latest,
                                min(kind) filter (where number = 1) as first
                            from visit_event group by tenant_id, visit_id) told
                        on told.tenant_id = s.tenant_id and told.visit_id = s.id
                        where told.facts is distinct from s.facts or told.latest <> s.facts or told.first <> 'LANDED'""")).isEmpty();
        assertThat(visits.rows(EmbeddedPostgres.SUPERUSER, "select distinct kind from visit_event"))
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
        assertThat(visits.rows(EmbeddedPostgres.SUPERUSER, """
                        select relname from pg_class where relforcerowsecurity and relrowsecurity
                            and relname in ('respondent_session', 'exposure', 'emotion_trace', 'visit_event')""")).hasSize(4);
        assertThat(visits.rows("mien_owner", "select id::text from visit_event"))
                .isEmpty();
        assertThat(visits.rows("mien_runtime", "select id::text from visit_event"))
                .isEmpty();
    }
}
