package io.mien.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.launch.PostgresResource;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The copy leaves nothing out by forgetting it: each column that is reachable from a visit is in it or says why not. */
@QuarkusTest
class HeldColumnsTest {
    private static final String VISITS = "visit";

    @Inject
    DataSource dataSource;

    @Inject
    @All
    List<PersonalDataHolder> holders;

    @Test
    void everyColumnReachableFromAVisitIsCopiedOrTechnical() throws SQLException {
        // When
        Catalogue catalogue = catalogue();

        // Then
        assertThat(catalogue.columns()).containsKeys(VISITS, "exposure", "recording", "emotion_trace", "consent");
        assertThat(catalogue.disagreements(tables().toList())).isEmpty();
    }

    @Test
    void everyRowFallsWithItsVisit() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            assertThat(Catalogue.staying(VISITS, connection)).isEmpty();
        }
    }

    @Test
    void everyTechnicalColumnHasAReasonToRead() {
        assertThat(tables().flatMap(table -> table.technical().values().stream()))
                .isNotEmpty()
                .allMatch(reason -> reason.contains(" "));
    }

    @Test
    void aNewColumnThatNobodyMentionsIsFound() throws SQLException {
        // When
        List<String> found = disagreementsAfter("alter table timing_log add column mood text");

        // Then
        assertThat(found).containsExactly("timing_log.mood is neither in the copy nor technical");
    }

    @Test
    void aNewTableThatNobodyHoldsIsFound() throws SQLException {
        // When
        List<String> found = disagreementsAfter("""
                create table exposure_note (tenant_id uuid, exposure_id uuid,
                    foreign key (tenant_id, exposure_id) references exposure (tenant_id, id))""");

        // Then
        assertThat(found)
                .containsExactly(
                        "exposure_note.exposure_id is neither in the copy nor technical",
                        "exposure_note.tenant_id is neither in the copy nor technical");
    }

    @Test
    void aColumnMentionedTwiceOrNoLongerThereIsFound() {
        // Given
        Catalogue catalogue = new Catalogue(Map.of("note", Set.of("tenant_id", "id")));
        HeldTable<String> held = HeldTable.<String>named("note")
                .technical("id", "made up")
                .column("id", "id", row -> row)
                .column("weather", "weather", row -> row);

        // When
        List<String> found = catalogue.disagreements(List.of(held));

        // Then
        assertThat(found).containsExactly("note.id is mentioned 2 times", "note.weather is not there");
    }

    private Stream<HeldTable<?>> tables() {
        return holders.stream().flatMap(holder -> holder.tables().stream());
    }

    private Catalogue catalogue() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return Catalogue.reachableFrom(VISITS, connection);
        }
    }

    /** What is found once the owner has changed the tables, which is rolled back. */
    private List<String> disagreementsAfter(String change) throws SQLException {
        Map<String, String> database = PostgresResource.settings();
        try (Connection owner = DriverManager.getConnection(
                        database.get("quarkus.flyway.jdbc-url"),
                        database.get("quarkus.flyway.username"),
                        database.get("quarkus.flyway.password"));
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute(change);
            List<String> found = Catalogue.reachableFrom(VISITS, owner).disagreements(tables().toList());
            owner.rollback();
            return found;
        }
    }
}
