package io.mien.rights;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mien.fieldwork.Agency;
import io.mien.platform.MienConfig;
import io.mien.platform.ObjectStore;
import io.mien.privacy.AuditEntry;
import io.mien.privacy.Erasure;
import io.mien.privacy.Erasures;
import io.mien.privacy.PersonalDataHolder;
import io.mien.recording.Recording;
import io.mien.recording.Upload;
import io.mien.visit.Respondent;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WithdrawalTest {
    private static final Pattern CODE =
            Pattern.compile("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");

    @Inject
    Agency agency;

    @Inject
    Agency other;

    @Inject
    ObjectStore store;

    @Inject
    MienConfig config;

    @Inject
    DataSource dataSource;

    @Inject
    Erasures erasures;

    @Inject
    @All
    List<PersonalDataHolder> holders;

    private Respondent respondent;
    private Upload received;
    private Upload arriving;

    @BeforeEach
    void recorded() {
        respondent = Respondent.watching(agency.withAds(2));
        received = new Upload(respondent, respondent.play(0)).created();
        received.send(Upload.video(1000));
        respondent.log(received.exposure);
        received.complete().then().statusCode(204);
        arriving = new Upload(respondent, respondent.play(1)).created();
        arriving.send(Upload.video(500));
    }

    @Test
    void stopAndDeleteLeavesNothing() throws IOException {
        // Given
        String stored = received.recording().storageKey;
        assertThat(store.exists(stored)).isTrue();

        // When
        respondent
                .request()
                .post("/visit/withdrawal")
                .then()
                .statusCode(200)
                .body(containsString("data-page=\"withdrawn\""))
                .body(containsString("Your recordings and every result from them are deleted"));

        // Then
        assertThat(agency.visits()).isEmpty();
        assertThat(agency.as(() -> Recording.count())).isZero();
        assertThat(store.exists(stored)).isFalse();
        assertThat(spooled(arriving)).doesNotExist();
        arriving.progress().then().statusCode(404);
    }

    @Test
    void theErasureIsInTheLedgerAndInTheTrail() {
        // When
        respondent.request().post("/visit/withdrawal").then().statusCode(200);

        // Then
        assertThat(agency.as(() -> Erasure.<Erasure>listAll())).singleElement().satisfies(erasure -> {
            assertThat(erasure.requestedBy).isEqualTo("respondent");
            assertThat(erasure.completedAt).isNotNull();
            assertThat(erasure.files).isEmpty();
        });
        assertThat(agency.as(() -> AuditEntry.latest(2)))
                .extracting(entry -> entry.action + " " + entry.detail.replaceAll("[0-9a-f-]{36}", "number"))
                .containsExactly("CERTIFY certificate number", "DELETE visit erased");
    }

    @Test
    void askedTwiceItIsStillGone() {
        // Given
        respondent.request().post("/visit/withdrawal").then().statusCode(200);

        // When
        respondent.request().post("/visit/withdrawal").then().statusCode(200);

        // Then
        assertThat(agency.as(() -> Erasure.count())).isOne();
    }

    @Test
    void theReceiptShowsWhatIsStoredAndWithdraws() {
        // Given
        String code = code();
        receipt("/receipt", code.toLowerCase(Locale.ROOT))
                .then()
                .statusCode(200)
                .body(containsString("data-page=\"receipt\""))
                .body(containsString("disabled lang=\"en\" dir=\"ltr\""));

        // When
        receipt("/receipt/withdrawal", code).then().statusCode(200).body(containsString("data-page=\"withdrawn\""));

        // Then
        assertThat(agency.visits()).isEmpty();
        receipt("/receipt", code).then().statusCode(200).body(containsString("data-page=\"withdrawn\""));
        receipt("/receipt/copy", code).then().statusCode(404);
    }

    @Test
    void theCertificateSaysWhatWasErasedAndNotWhose() throws IOException {
        // Given
        String code = code();
        UUID visit = agency.visits().get(0).id;

        // When
        receipt("/receipt/withdrawal", code).then().statusCode(200).body(containsString("/receipt/certificate"));
        Response saved = receipt("/receipt/certificate", code);

        // Then
        saved.then().statusCode(200).contentType("application/jose");
        String signed = saved.asString();
        JsonNode statement = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(signed.split("\\.")[1]));
        assertThat(statement.path("controller").asText()).isEqualTo("Example Foods");
        // A worker may have begun to read the video by then, or not
        assertThat(((ObjectNode) statement.path("erased"))
                        .without("coding-attempt")
                        .toString())
                .isEqualTo("{\"consent\":1,\"exposure\":2,\"recording\":2,\"timing-log\":1,\"visit\":1}");
        assertThat(statement.path("erasedBytes").asLong()).isEqualTo(1500);
        assertThat(Instant.parse(statement.path("completedAt").asText()))
                .isBetween(
                        Instant.parse(statement.path("requestedAt").asText()),
                        Instant.parse(statement.path("requestedAt").asText()).plusSeconds(60));
        assertThat(statement.toString())
                .doesNotContain(visit.toString(), code, received.id().toString(), agency.tenant.toString());
        receipt("/receipt/certificate", code).then().statusCode(200).body(equalTo(signed));
    }

    @Test
    void anybodyCanCheckTheCertificate() {
        // Given
        String code = code();
        receipt("/receipt/withdrawal", code);
        String signed = receipt("/receipt/certificate", code).asString();

        // When
        Response genuine = checked(signed);
        Response altered = checked(signed.replaceFirst("\\.e", ".f"));

        // Then
        genuine.then().statusCode(200).body(containsString("data-page=\"certificate-genuine\""));
        altered.then().statusCode(422).body(containsString("was altered after it was signed"));
        checked("no certificate").then().statusCode(422).body(containsString("This is no certificate"));
        String kid = given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .body("keys[0].kty", equalTo("OKP"))
                .body("keys[0].key", nullValue())
                .extract()
                .path("keys[0].kid");
        given().get("/.well-known/certificate-keys/" + kid + ".pem")
                .then()
                .statusCode(200)
                .body(startsWith("-----BEGIN PUBLIC KEY-----"));
        given().get("/.well-known/certificate-keys/unknown.pem").then().statusCode(404);
    }

    @Test
    void aVisitWithdrawnFromItsPageLeavesTheSameProof() {
        // Given
        String code = code();

        // When
        respondent.request().post("/visit/withdrawal").then().body(containsString(code));

        // Then
        receipt("/receipt/certificate", code).then().statusCode(200);
    }

    @Test
    void asLongAsAFileIsLeftThereIsNoCertificate() throws IOException {
        // Given
        String code = code();
        Path file = spooled(arriving);
        Files.delete(file);
        Files.createDirectories(file.resolve("in-the-way"));

        // When
        receipt("/receipt/withdrawal", code)
                .then()
                .statusCode(200)
                .body(containsString("The last files are being deleted"));

        // Then
        assertThat(agency.visits()).isEmpty();
        receipt("/receipt/certificate", code).then().statusCode(404);
        Files.delete(file.resolve("in-the-way"));
        UUID erasure = agency.as(() -> Erasure.<Erasure>findAll().firstResult().id);
        agency.asTenant(() -> finish(erasure));
        receipt("/receipt/certificate", code).then().statusCode(200);
    }

    @Test
    void aFileThatNobodyOwnsStopsTheCertificateAndNotThePage() throws IOException {
        // Given
        String code = code();
        String stored = received.recording().storageKey;
        UUID recording = arriving.id();
        agency.as(() -> Recording.update("storageKey = ?1 where id = ?2", "elsewhere", recording));

        // When
        receipt("/receipt/withdrawal", code)
                .then()
                .statusCode(200)
                .body(containsString("The last files are being deleted"));

        // Then
        receipt("/receipt/certificate", code).then().statusCode(404);
        assertThat(agency.as(() -> Erasure.stuck())).singleElement().satisfies(erasure -> assertThat(
                        erasure.stuckReason)
                .isEqualTo("No part of Mien answers for the file elsewhere."));
        assertThat(store.exists(stored)).isFalse();
    }

    @Test
    void theWrongCodeOpensNothing() {
        // When
        receipt("/receipt/withdrawal", "0000-0000-0000").then().statusCode(404);

        // Then
        assertThat(agency.visits()).hasSize(1);
    }

    @Test
    void anotherTenantsWithdrawalLeavesThisOneAlone() throws IOException {
        // Given
        Respondent foreign = Respondent.watching(other.withAds(1));

        // When
        foreign.request().post("/visit/withdrawal").then().statusCode(200);

        // Then
        assertThat(other.visits()).isEmpty();
        assertThat(agency.visits()).hasSize(1);
        assertThat(store.exists(received.recording().storageKey)).isTrue();
    }

    @Test
    void everyTableReachableFromAVisitHasAHolder() throws SQLException {
        // When
        Set<String> held = new TreeSet<>();
        holders.forEach(holder -> holder.tables().forEach(table -> held.add(table.name())));

        // Then
        assertThat(held).containsAll(reachable());
    }

    private void finish(UUID erasure) {
        try {
            erasures.finish(erasure);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Response checked(String certificate) {
        return respondent.request().formParam("certificate", certificate).post("/certificate");
    }

    private String code() {
        Matcher code = CODE.matcher(respondent.show().asString());
        assertThat(code.find()).isTrue();
        return code.group();
    }

    private Response receipt(String path, String code) {
        return respondent.request().formParam("code", code).post(path);
    }

    private Path spooled(Upload upload) {
        return config.home().toAbsolutePath().resolve("uploads").resolve(agency.tenant + "/recordings/" + upload.id());
    }

    private Set<String> reachable() throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        with recursive reachable as (
                            select 'visit'::regclass::oid as id
                            union
                            select c.conrelid from pg_constraint c join reachable r on c.confrelid = r.id where c.contype = 'f')
                        select id::regclass::text from reachable""")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        assertThat(tables).contains("visit", "exposure", "recording");
        return tables;
    }
}
