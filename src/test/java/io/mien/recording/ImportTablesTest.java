package io.mien.recording;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.mien.account.Browser;
import io.mien.account.Desk;
import io.mien.campaign.Ad;
import io.mien.campaign.CampaignFixtures;
import io.mien.campaign.Country;
import io.mien.campaign.CountryTarget;
import io.mien.media.TestMedia;
import io.mien.platform.ObjectStore;
import io.mien.tenancy.TenantContext;
import io.mien.visit.Exposure;
import io.mien.visit.Visit;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@TestSecurity(user = "dana", roles = "fieldwork")
class ImportTablesTest {
    private static final String TABLE = """
            file;respondent;country;ad;offset;age
            one.webm;P1;DE;Spring;0,5;34
            one.webm;P1;DE;Autumn;0;34
            two.webm;=P2;PL;Spring;0,25;51
            two.webm;P3;PL;Spring;0,25;29
            one.webm;P1;DE;Spring;0;34
            three.webm;P4;XX;Spring;0;18
            three.webm;P5;DE;Spring;99;20
            late.webm;P6;DE;Spring;0;40
            """;

    @Inject
    Desk desk;

    @Inject
    ImportRowJob job;

    @Inject
    ImportTables importTables;

    @Inject
    ObjectStore store;

    @Inject
    TenantContext tenants;

    @TempDir
    Path folder;

    private UUID agency;
    private UUID campaign;
    private Path one;
    private Path two;

    @BeforeEach
    void aCampaignInFieldwork() {
        agency = desk.newAgency("Northlight");
        campaign = desk.as(agency, () -> {
            var made = CampaignFixtures.draft("Spring launch");
            film(CampaignFixtures.ad(made, 1), "Spring");
            film(CampaignFixtures.ad(made, 2), "Autumn");
            CountryTarget.want(made, Country.of("DE"), 50);
            CountryTarget.want(made, Country.of("PL"), 50);
            return made.id;
        });
        Browser.on("/campaigns/new").form().post(page() + "/fieldwork").then().statusCode(303);
        one = TestMedia.webm(folder, "320x240", 15, 3);
        two = TestMedia.make(folder.resolve("two.webm"), "-i " + one + " -c copy -metadata title=two");
    }

    private static void film(Ad ad, String title) {
        ad.durationMs = 2_000;
        ad.title = title;
    }

    @Test
    void aStudyMovesInRowByRowAndTheRefusedAreListed() throws IOException {
        // When
        UUID table = begun();
        brought(table, "one.webm", one);
        brought(table, "two.webm", two);
        brought(table, "three.webm", two);
        ImportProgress over = over(table);

        // Then
        assertThat(over.rows()).isEqualTo(8);
        assertThat(over.imported()).isEqualTo(3);
        assertThat(over.missing()).containsExactly("late.webm");
        assertThat(over.refused()).extracting(ImportProgress.Refused::line).containsExactly(5, 6, 7, 8);
        assertThat(over.refused().get(0).reason()).contains("already here, as visit");
        assertThat(over.refused().get(1).reason()).contains("recording of this ad");
        assertThat(over.refused().get(2).reason()).contains("does not ask for people in \"XX\"");
        assertThat(over.refused().get(3).reason()).contains("cannot have begun at second 99.0");
        List<Visit> visits = visits();
        assertThat(visits).hasSize(2);
        assertThat(visits).extracting(visit -> visit.country).containsExactly("DE", "PL");
        assertThat(exposures(visits.get(0)))
                .extracting(exposure -> exposure.position)
                .containsExactly(1, 2);
        assertThat(desk.as(agency, () -> ImportRow.ofVisit(visits.get(1).id)))
                .singleElement()
                .satisfies(row -> assertThat(row.answers).isEqualTo("{\"age\":\"51\"}"));
        for (ImportRow row : rows(table)) {
            assertThat(row.storageKey == null || !store.exists(row.storageKey)).isTrue();
        }
    }

    @Test
    void aJobThatRunsAgainAfterItsProcessDiedImportsNothingTwice() {
        // Given
        UUID table = begun();
        brought(table, "one.webm", one);
        over(table);
        long recordings = desk.as(agency, () -> Recording.count());

        // When: the queue knows only that the worker died
        List<ImportRow> rows = rows(table);
        tenants.runAs(agency, () -> rows.forEach(row -> run(row.id)));

        // Then
        assertThat(desk.as(agency, () -> Recording.count())).isEqualTo(recordings);
        assertThat(visits()).hasSize(1);
    }

    @Test
    void whatNeverCameIsRefusedAndNoFileIsLeft() throws IOException {
        // Given
        UUID table = begun();

        // When
        tenants.runAs(agency, () -> close(table));

        // Then
        ImportProgress progress = progress(table);
        assertThat(progress.missing()).isEmpty();
        assertThat(progress.refused()).hasSize(8);
        assertThat(progress.refused().get(0).reason()).contains("within a week");
    }

    @Test
    void pagesSayWhatIsMissingAndWhatIsWrong() throws IOException {
        // Given
        Path wrong = Files.writeString(folder.resolve("wrong.csv"), "file,ad\n");
        Path table = Files.writeString(folder.resolve("study.csv"), TABLE);

        // When
        String refused = Browser.on(page() + "/import-tables")
                .upload()
                .multiPart("table", wrong.toFile(), "text/csv")
                .post(page() + "/import-tables")
                .then()
                .statusCode(422)
                .extract()
                .asString();
        String address = Browser.on(page() + "/import-tables")
                .upload()
                .multiPart("table", table.toFile(), "text/csv")
                .post(page() + "/import-tables")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        String unknown = Browser.on(address)
                .upload()
                .multiPart("recordings", two.toFile(), "video/webm")
                .multiPart("recordings", folder.resolve("wrong.csv").toFile(), "text/csv")
                .post(address + "/files")
                .then()
                .statusCode(422)
                .extract()
                .asString();

        // Then
        assertThat(refused).contains("lacks: country, offset");
        assertThat(unknown).contains("No row of the table waits for a file called", "wrong.csv", "of 8 rows imported");
        assertThat(given().accept("text/html").get(page() + "/import-tables").asString())
                .contains("study.csv");
    }

    @Test
    void anotherAgencyFindsNoTable() {
        // Given
        UUID table = begun();
        UUID other = desk.newAgency("Southlight");

        // When / Then
        desk.as(other, () -> {
            assertThat(ImportTable.count()).isZero();
            return null;
        });
        given().get("/api/v1" + page() + "/import-tables/" + table).then().statusCode(404);
    }

    private UUID begun() {
        return UUID.fromString(given().contentType("text/csv; charset=utf-8")
                .body(TABLE.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1" + page() + "/import-tables")
                .then()
                .statusCode(201)
                .body("rows", equalTo(8))
                .body("missing", hasItems("one.webm", "late.webm"))
                .extract()
                .path("table"));
    }

    private void brought(UUID table, String name, Path file) {
        given().contentType("video/webm")
                .body(file.toFile())
                .put("/api/v1" + page() + "/import-tables/" + table + "/files/" + name)
                .then()
                .statusCode(200);
    }

    private ImportProgress over(UUID table) {
        await().atMost(Duration.ofSeconds(60)).until(() -> !progress(table).isRunning());
        return progress(table);
    }

    private ImportProgress progress(UUID table) {
        return desk.as(agency, () -> ImportProgress.of(ImportTable.required(campaign, table)));
    }

    private List<ImportRow> rows(UUID table) {
        return desk.as(agency, () -> ImportRow.of(table));
    }

    private List<Visit> visits() {
        return desk.as(agency, () -> Visit.<Visit>list("campaignId = ?1 order by country", campaign));
    }

    private List<Exposure> exposures(Visit visit) {
        return desk.as(agency, () -> Exposure.ofVisit(visit.id));
    }

    private void run(UUID row) {
        try {
            job.run(row);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void close(UUID table) {
        try {
            importTables.close(table);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String page() {
        return "/campaigns/" + campaign;
    }
}
