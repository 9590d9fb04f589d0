package io.mien.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.mien.account.ActingMember;
import io.mien.account.Browser;
import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.campaign.CampaignStatus;
import io.mien.platform.ObjectStore;
import io.mien.privacy.Actor;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditEntry;
import io.mien.rights.Withdrawal;
import io.mien.tenancy.TenantContext;
import io.mien.tenancy.TestTenants;
import io.mien.trace.TraceStored;
import io.mien.trace.TracedVisits;
import io.mien.visit.Visit;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the page to a file that is opened by something else. */
@QuarkusTest
@TestSecurity(user = "dana", roles = "researcher")
class ExportTest {
    private static final Actor DANA = new Actor.Member("dana");

    @Inject
    TestTenants tenants;

    @Inject
    TenantContext context;

    @Inject
    ActingMember member;

    @Inject
    Event<TraceStored> stored;

    @Inject
    Withdrawal withdrawal;

    @Inject
    ObjectStore store;

    @Inject
    ExportJob job;

    @Inject
    ExportExpiry expiry;

    @TempDir
    Path folder;

    private UUID tenant;
    private UUID campaign;
    private UUID ad;
    private final List<UUID> visits = new ArrayList<>();

    @BeforeEach
    void fortyViewersInGermanySevenInPoland() {
        tenant = tenants.create("northlight");
        member.of(tenant);
        tenants.as(tenant, () -> {
            Campaign made = CampaignFixtures.draft("=Spring, \"2026\"");
            Ad film = CampaignFixtures.ad(made, 1);
            campaign = made.id;
            ad = film.id;
            CampaignFixtures.putIn(made, CampaignStatus.IN_FIELDWORK);
            for (int i = 0; i < 40; i++) {
                visits.add(TracedVisits.smiling(film, "DE", 4, i < 12 ? 6 : 4).visitId);
            }
            for (int i = 0; i < 7; i++) {
                visits.add(TracedVisits.smiling(film, "PL", 4, 6).visitId);
            }
            visits.add(TracedVisits.inTheDark(film, "DE").visitId);
            TracedVisits.preview(film, "DE");
            stored.fire(new TraceStored(ad, "DE"));
            stored.fire(new TraceStored(ad, "PL"));
            return ad;
        });
    }

    @Test
    void figuresHoldWhatThePageShowsAndNothingOfFewerThanTen() throws IOException {
        // When
        Unzipped file = exported("CSV", false);

        // Then
        assertThat(file.names())
                .containsExactly(
                        "curves.csv", "scores.csv", "dictionary.csv", "README.txt", "manifest.json", "manifest.jws");
        assertThat(file.table("curves.csv"))
                .allMatch(row -> row.get("country").equals("DE"))
                .allMatch(row -> Integer.parseInt(row.get("n")) >= 10)
                .filteredOn(row ->
                        row.get("measure").equals("HAPPY") && row.get("second").equals("4"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("value")).isEqualTo("0.3");
                    assertThat(row.get("n")).isEqualTo("40");
                    // Wilson's interval of 12 in 40
                    assertThat(Double.parseDouble(row.get("low"))).isBetween(0.180748, 0.180749);
                    assertThat(Double.parseDouble(row.get("high"))).isBetween(0.454300, 0.454301);
                });
        assertThat(file.table("scores.csv")).isNotEmpty().allMatch(row -> row.get("country")
                .equals("DE"));
        assertThat(file.text("curves.csv") + file.text("scores.csv")).doesNotContain("PL");
        visits.forEach(visit -> assertThat(file.text("curves.csv")).doesNotContain(visit.toString()));
    }

    @Test
    void peopleHaveTheirRowsWithQualityOrderAndProvenance() throws IOException {
        // When
        Unzipped file = exported("CSV", true);

        // Then
        assertThat(file.table("visits.csv"))
                .extracting(row -> UUID.fromString(row.get("visit_id")))
                .containsExactlyInAnyOrderElementsOf(visits);
        assertThat(file.table("exposures.csv")).hasSize(48).allMatch(row -> row.get("spec_version")
                .equals("2"));
        assertThat(file.table("exposures.csv"))
                .filteredOn(row -> row.get("counts").equals("0"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("exclusion")).isEqualTo("TOO_DARK");
                    assertThat(row.get("models")).isEqualTo("made-up 1 sha256:0");
                    assertThat(row.get("ad_order")).isEqualTo("1");
                });
        int bins = tenants.as(tenant, () -> Ad.required(ad).durationMs) / 1000;
        assertThat(file.table("seconds.csv")).hasSize(48 * bins);
        assertThat(file.table("seconds.csv"))
                .filteredOn(row -> row.get("visit_id").equals(visits.get(0).toString()))
                .extracting(row -> row.get("happy"))
                .startsWith("0.05")
                .contains("0.9");
    }

    @Test
    void theWorkbookHasTheSameCurvesAndASheetPerAd() throws IOException {
        // Given
        List<CSVRecord> curves = exported("CSV", false).table("curves.csv");

        // When
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(exported("XLSX", true).bytes("results.xlsx")))) {

            // Then
            assertThat(IntStream.range(0, workbook.getNumberOfSheets()).mapToObj(workbook::getSheetName))
                    .hasSize(6)
                    .startsWith("Curves", "Scores", "Visits", "Exposures")
                    .endsWith("Dictionary")
                    .element(4)
                    .asString()
                    .startsWith("Ad 1");
            XSSFSheet sheet = workbook.getSheet("Curves");
            assertThat(sheet.getLastRowNum()).isEqualTo(curves.size());
            int value = CurveTables.CURVES.columns().stream()
                    .map(Column::name)
                    .toList()
                    .indexOf("value");
            for (int i = 0; i < curves.size(); i++) {
                assertThat(sheet.getRow(i + 1).getCell(value).getNumericCellValue())
                        .isEqualTo(Double.parseDouble(curves.get(i).get("value")));
            }
        }
    }

    @Test
    void theSystemFileHasOneRowPerRespondent() throws IOException {
        // When
        Unzipped file = exported("SAV", false);

        // Then
        ByteBuffer bytes = ByteBuffer.wrap(file.bytes("respondents.sav")).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.getInt(80)).isEqualTo(visits.size());
        assertThat(file.table("dictionary.csv"))
                .extracting(row -> row.get("column_name"))
                .contains("visit_id", "ad1_order", "ad1_happy_share", "ad1_exclusion");
        Files.write(Path.of("target/respondents.sav"), file.bytes("respondents.sav"));
    }

    @Test
    void parquetAndSlidesAreFilesOfTheirKind() throws IOException {
        assertThat(new String(exported("PARQUET", true).bytes("seconds.parquet"), 0, 4, StandardCharsets.US_ASCII))
                .isEqualTo("PAR1");
        Unzipped slides = exported("PPTX", true);
        assertThat(slides.names()).containsExactly("story.pptx", "README.txt", "manifest.json", "manifest.jws");
        try (XMLSlideShow show = new XMLSlideShow(new ByteArrayInputStream(slides.bytes("story.pptx")))) {
            assertThat(show.getSlides()).hasSize(6);
            assertThat(show.getCharts()).hasSize(1);
        }
    }

    @Test
    void theScriptOfTheBundleWorksOutTheSameCurves() throws Exception {
        // Given
        Unzipped file = exported("REPRODUCE", false);
        for (String name : file.names()) {
            Files.write(folder.resolve(name), file.bytes(name));
        }

        // When
        String said = reproduced();

        // Then
        assertThat(said).contains(file.table("curves.csv").size() + " figures are the same, to 0");

        // When
        Files.writeString(
                folder.resolve("curves.csv"),
                file.text("curves.csv").replaceFirst(",HAPPY,4,40,0\\.3,", ",HAPPY,4,40,0.3001,"));

        // Then
        assertThat(reproduced()).contains("DIFFERENT: by up to 0.0001");
    }

    private String reproduced() throws IOException {
        Process script = new ProcessBuilder(
                        "python3", folder.resolve("reproduce.py").toString())
                .redirectErrorStream(true)
                .start();
        return new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void everyColumnStandsInTheDictionary() throws IOException {
        // When
        Unzipped file = exported("CSV", true);

        // Then
        for (String table : List.of("curves", "scores", "visits", "exposures", "seconds")) {
            assertThat(file.table("dictionary.csv").stream()
                            .filter(row -> row.get("table_name").equals(table))
                            .map(row -> row.get("column_name")))
                    .containsExactlyElementsOf(file.columns(table + ".csv"));
        }
        assertThat(file.table("dictionary.csv"))
                .noneMatch(row -> row.get("label").isBlank());
    }

    @Test
    void anyChangedByteIsFoundByThePageAndByTheScript() throws Exception {
        // Given
        byte[] bytes = download(make("CSV", false));
        Path key = key();

        // Then
        checked(bytes).then().statusCode(200).body(containsString("every byte is as it was exported"));
        assertThat(script(bytes, key)).isZero();
        for (int i = 0; i < 60; i++) {
            byte[] other = bytes.clone();
            int place = (int) ((long) i * (bytes.length - 1) / 59);
            other[place] ^= 1;
            assertThat(checked(other).statusCode()).as("byte %d", place).isEqualTo(422);
            if (i % 6 == 0) {
                assertThat(script(other, key)).as("byte %d", place).isNotZero();
            }
        }
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThat(checked(longer).statusCode()).isEqualTo(422);
        assertThat(script(longer, key)).isNotZero();
    }

    @Test
    void whoeverWithdrawsTakesTheFileBack() throws IOException {
        // Given
        UUID made = make("CSV", true);
        assertThat(new Unzipped(download(made)).text("visits.csv"))
                .contains(visits.get(3).toString());

        // When
        withdraw(visits.get(3));

        // Then
        given().get(file(made)).then().statusCode(410).body(containsString("has withdrawn"));
        given().accept("text/html").get(exports()).then().body(containsString("has withdrawn. Make a new one."));
        assertThat(store.exists(Export.key(tenant, made))).isFalse();
        assertThat(exported("CSV", true).text("visits.csv"))
                .doesNotContain(visits.get(3).toString())
                .contains(visits.get(4).toString());
    }

    @Test
    void whatIsWrittenWhileSomebodyWithdrawsIsThrownAway() throws Exception {
        // Given: a worker that died when the file lay in the store and its row did not say so yet
        UUID made = make("CSV", true);
        tenants.as(tenant, () -> Export.update("state = ?1", Export.State.WRITING));
        withdraw(visits.get(3));
        store.put(Export.key(tenant, made), InputStream.nullInputStream());

        // When
        context.runAs(tenant, () -> run(() -> job.run(made)));

        // Then
        assertThat(state(made)).isEqualTo(Export.State.WITHDRAWN);
        assertThat(store.exists(Export.key(tenant, made))).isFalse();
    }

    @Test
    void aWorkerThatDiedIsFollowedByOneThatMakesTheFile() throws Exception {
        // Given
        UUID made = make("CSV", false);
        store.delete(Export.key(tenant, made));
        tenants.as(tenant, () -> Export.update("state = ?1, bytes = 0", Export.State.WRITING));

        // When
        context.runAs(tenant, () -> run(() -> job.run(made)));
        context.runAs(tenant, () -> run(() -> job.run(made)));

        // Then
        assertThat(state(made)).isEqualTo(Export.State.READY);
        assertThat(new Unzipped(download(made)).table("curves.csv")).isNotEmpty();
    }

    @Test
    void afterItsTimeTheFileIsGone() throws Exception {
        // Given
        UUID made = make("CSV", false);

        // When
        context.runAs(tenant, () -> run(() -> expiry.run(made)));

        // Then
        given().get(file(made)).then().statusCode(410).body(containsString("deleted after its time"));
        assertThat(store.exists(Export.key(tenant, made))).isFalse();
    }

    @Test
    void eachStepIsInTheTrail() throws IOException {
        // When
        download(make("CSV", true));

        // Then
        List<AuditEntry> entries = tenants.as(tenant, () -> AuditEntry.latest(2));
        assertThat(entries).allMatch(entry -> entry.action == AuditAction.EXPORT && entry.actor.equals("dana"));
        assertThat(entries)
                .extracting(entry -> entry.detail)
                .containsExactly("export downloaded", "export asked for: Tidy CSV, with rows of single people");
    }

    @Test
    @TestSecurity(user = "finn", roles = "fieldwork")
    void onlyResearchersExport() {
        given().get(exports()).then().statusCode(403);
        given().accept("text/html").get("/campaigns/" + campaign).then().body(not(containsString(exports())));
    }

    @Test
    void anotherTenantsExportsAreNotThere() {
        // Given
        UUID made = make("CSV", false);

        // When
        member.of(tenants.create("other"));

        // Then
        given().get(exports()).then().statusCode(404);
        given().get(file(made)).then().statusCode(404);
        assertThat(state(made)).isEqualTo(Export.State.READY);
    }

    @Test
    void programsGetTheSameFile() throws IOException {
        // Given
        String address = "/api/v1" + exports();
        given().contentType("application/json")
                .body("{\"format\":\"DOCX\"}")
                .post(address)
                .then()
                .statusCode(400);
        given().contentType("application/json").body("{}").post(address).then().statusCode(422);

        // When
        String id = given().contentType("application/json")
                .body("{\"format\":\"SAV\"}")
                .post(address)
                .then()
                .statusCode(202)
                .body("people", equalTo(true))
                .extract()
                .path("id");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get(address + "/" + id).path("state").equals("READY"));

        // Then
        byte[] file = given().get(address + "/" + id + "/file").asByteArray();
        assertThat(new Unzipped(file).names()).startsWith("respondents.sav");
        assertThat(given().get(address).jsonPath().getList("id")).containsExactly(id);
    }

    @Test
    void theApiIsDescribedToWhoeverMayUseIt() {
        assertThat(given().get("/api/v1/openapi")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains("/api/v1/campaigns/{id}/exports", "/api/v1/visits/{id}/exposures/{exposureId}/traces");
    }

    @Test
    @TestSecurity
    void theApiIsNotDescribedToStrangers() {
        for (String ending : List.of("", ".json", ".yaml", ".yml", "/", ";x")) {
            assertThat(given().urlEncodingEnabled(false)
                            .get("/api/v1/openapi" + ending)
                            .statusCode())
                    .as(ending)
                    .isBetween(401, 404);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void run(Work work) {
        try {
            work.run();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Unzipped exported(String format, boolean people) throws IOException {
        return new Unzipped(download(make(format, people)));
    }

    /** Asks for a file on the page and waits for it. */
    private UUID make(String format, boolean people) {
        Browser.on(exports())
                .form()
                .formParam("format", format)
                .formParam("people", people ? "yes" : "")
                .post(exports())
                .then()
                .statusCode(303);
        UUID made = tenants.as(tenant, () -> Export.newestFirst(campaign).get(0).id);
        await().atMost(Duration.ofSeconds(60)).until(() -> !tenants.as(tenant, () -> Export.<Export>findById(made))
                .isRunning());
        return made;
    }

    private byte[] download(UUID made) {
        return given().get(file(made))
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .header("Content-Disposition", containsString("spring-2026-"))
                .extract()
                .asByteArray();
    }

    private Response checked(byte[] bytes) {
        Sealed sealed = Sealed.of(bytes);
        return given().contentType("application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("digest", sealed.digest())
                .formParam("signature", sealed.signature())
                .post("/export-check");
    }

    private Path key() throws IOException {
        String kid = given().get("/.well-known/jwks.json").jsonPath().getString("keys[0].kid");
        return Files.writeString(
                folder.resolve("key.pem"),
                given().get("/.well-known/certificate-keys/" + kid + ".pem").asString());
    }

    private int script(byte[] bytes, Path key) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("export.zip"), bytes);
        Process command = new ProcessBuilder("infra/verify-export", file.toString(), key.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(command.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return command.exitValue();
    }

    private void withdraw(UUID visit) {
        context.runAs(tenant, () -> {
            withdrawal.of(() -> Visit.find("id", visit).firstResultOptional(), id -> DANA);
        });
    }

    private Export.State state(UUID made) {
        return tenants.as(tenant, () -> Export.<Export>findById(made).state);
    }

    private String exports() {
        return "/campaigns/" + campaign + "/exports";
    }

    private String file(UUID made) {
        return exports() + "/" + made + "/file";
    }
}
