package io.mien.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Visits that counted because one ad was enough are judged again as the database is brought up to date. */
class VisitsInPartTest {
    @TempDir
    static Path folder;

    private static EarlierVisits visits;

    @BeforeAll
    static void migrated() throws Exception {
        visits = EarlierVisits.in(folder);
        visits.migrate("181");
        // A second ad whose playing was interrupted, in every visit of one way in
        visits.change("""
                insert into exposure (tenant_id, id, visit_id, ad_id, position, state, invalid_reason)
                select e.tenant_id, gen_random_uuid(), e.visit_id, e.ad_id, 2, 'INVALID', 'interrupted'
                from exposure e join visit v on v.tenant_id = e.tenant_id and v.id = e.visit_id
                where v.origin = 'PREVIEW' and v.country = 'FR'""");
        visits.migrate("195");
    }

    @AfterAll
    static void stop() {
        visits.close();
    }

    @Test
    void onlyVisitsWhoseEveryAdIsValidForExpressionStayValid() throws SQLException {
        assertThat(visits.rows(EmbeddedPostgres.SUPERUSER, """
                        select distinct concat_ws(' ', origin, country, validity, reversal_reason) from visit v
                        where disposition = 'COMPLETE' and validity in ('VALID', 'PARTIAL')
                            and exists (select 1 from exposure e where e.visit_id = v.id)"""))
                .containsExactlyInAnyOrder(
                        "LINK DE PARTIAL FACE_MISSING",
                        "PREVIEW DE PARTIAL FACE_MISSING",
                        "LINK FR VALID",
                        "PREVIEW FR PARTIAL interrupted");
        assertThat(visits.rows(EmbeddedPostgres.SUPERUSER, """
                        select distinct concat_ws(' ', v.country, e.kind, e.reason) from visit v
                        join visit_event e on e.tenant_id = v.tenant_id and e.visit_id = v.id and e.number = v.facts
                        where v.validity = 'PARTIAL'"""))
                .containsExactlyInAnyOrder(
                        "DE VALIDATED_FOR_ATTENTION FACE_MISSING", "FR VALIDATED_IN_PART interrupted");
    }

    @Test
    void theLedgerStillAddsUp() throws SQLException {
        assertThat(visits.folded()).containsExactlyInAnyOrderElementsOf(visits.counted("visit"));
    }

    @Test
    void theWallsStandAgain() throws SQLException {
        assertThat(visits.rows("mien_owner", "select id::text from visit_event"))
                .isEmpty();
        assertThat(visits.rows("mien_owner", "select id::text from visit")).isEmpty();
        assertThat(visits.rows("mien_owner", "select id::text from exposure")).isEmpty();
        assertThat(visits.rows("mien_owner", "select id::text from emotion_trace"))
                .isEmpty();
    }
}
