package io.mien.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mien.fieldwork.Agency;
import io.mien.platform.Digest;
import io.mien.privacy.AuditEntry;
import io.mien.privacy.PersonalDataHolder;
import io.mien.privacy.Subject;
import io.mien.recording.Recording;
import io.mien.recording.Upload;
import io.mien.visit.Respondent;
import io.mien.visit.Visit;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person downloads: all that is stored of the visit, and nothing of anybody else. */
@QuarkusTest
class DataCopyTest {
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");

    @Inject
    Agency agency;

    @Inject
    Agency other;

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
    void theCopyHoldsTheVideosAndEverythingElse() throws IOException {
        // When
        Map<String, byte[]> files = unpacked(copy(code(respondent)));

        // Then
        JsonNode data = data(files);
        assertThat(files.keySet())
                .containsExactlyInAnyOrder(
                        "data.json", "recordings/" + received.id() + ".webm", "recordings/" + arriving.id() + ".webm");
        assertThat(files.get("recordings/" + received.id() + ".webm")).isEqualTo(Upload.video(1000));
        assertThat(files.get("recordings/" + arriving.id() + ".webm")).isEqualTo(Upload.video(500));
        assertThat(data.at("/visit/country").asText()).isEqualTo("DE");
        assertThat(data.at("/exposures")).hasSize(2);
        assertThat(data.at("/exposures/0/timingLog/version").asInt()).isOne();
        assertThat(data.at("/consents/0/version").asText()).isEqualTo("1");
        String text = data.at("/consents/0/text").asText();
        assertThat(data.at("/consents/0/sha256").asText())
                .isEqualTo(HexFormat.of().formatHex(Digest.of(text)));
        assertThat(data.at("/recordings")).hasSize(2);
        assertThat(data.has("traces")).isTrue();
        assertThat(data.has("codingAttempts")).isTrue();
    }

    @Test
    void everyFieldOfTheVisitIsInIt() throws IOException {
        // When
        JsonNode data = data(unpacked(copy(code(respondent))));

        // Then
        assertThat(data.get("visit").fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "campaign",
                        "controller",
                        "controllerContact",
                        "invitation",
                        "cameBy",
                        "country",
                        "language",
                        "stepsInOrder",
                        "versionOfTheQuestions",
                        "blocksOfQuestionsDone",
                        "startedAt",
                        "ofAgeAt",
                        "consentedAt",
                        "faceSeenByCameraCheckAt",
                        "cameraPassedAt",
                        "cameraFramesPerSecond",
                        "withoutCamera",
                        "soundHeard",
                        "watchedSeriously",
                        "browserTab",
                        "browserTabLastSeenAt",
                        "lastSeenAt",
                        "finishedAt",
                        "ended",
                        "validity",
                        "reversalReason",
                        "videosStoredUntil");
        Visit visit = agency.as(respondent::visit);
        assertThat(data.at("/visit/cameBy").asText()).isEqualTo("LINK");
        assertThat(data.at("/visit/stepsInOrder/0").asText()).isEqualTo("age");
        assertThat(data.at("/visit/campaign").asText()).isEqualTo(agency.campaign.toString());
        assertThat(data.at("/visit/browserTab").asText())
                .isEqualTo(visit.lease().tab());
        assertThat(Instant.parse(data.at("/visit/browserTabLastSeenAt").asText()))
                .isEqualTo(visit.lease().seenAt());
        assertThat(Instant.parse(data.at("/visit/faceSeenByCameraCheckAt").asText()))
                .isEqualTo(visit.camera().okAt());
    }

    @Test
    void whatIsKeptOfAVideoIsInItToo() throws IOException {
        // When
        JsonNode data = data(unpacked(copy(code(respondent))));

        // Then
        Recording kept = received.recording();
        JsonNode copied = StreamSupport.stream(data.get("recordings").spliterator(), false)
                .filter(recording -> recording.get("id").asText().equals(kept.id.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(copied.get("bytesAnnounced").asLong()).isEqualTo(1000);
        assertThat(copied.get("sha256OfItsParts").asText())
                .isEqualTo(HexFormat.of().formatHex(kept.sliceDigest));
        assertThat(Instant.parse(copied.get("uploadOpenUntil").asText())).isEqualTo(kept.expiresAt);
        assertThat(data.at("/exposures/0/timingLogStoredAt").isTextual()).isTrue();
    }

    @Test
    void whatIsLeftOutOfItIsNamedWithItsReason() throws IOException {
        // When
        JsonNode leftOut = data(unpacked(copy(code(respondent)))).get("leftOut");

        // Then
        assertThat(leftOut.at("/visit").fieldNames())
                .toIterable()
                .containsExactly(
                        "digest", "door_digest", "facts", "receipt_digest", "reversal_rule", "short_id", "tenant_id");
        assertThat(leftOut.at("/recording/storage_key").asText())
                .isEqualTo("where the video lies in the store; the video itself is in the copy");
        assertThat(leftOut.at("/emotion_trace").fieldNames()).toIterable().containsExactly("id", "tenant_id");
    }

    /** Reading the video goes on meanwhile and is counted too, so copy and count are taken until both are of one moment. */
    @Test
    void everythingThatIsCountedIsInTheCopyToo() throws IOException {
        // Given
        String code = code(respondent);

        // When // Then
        await().pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    JsonNode data = data(unpacked(copy(code)));
                    int counted = agency.as(() -> holders.stream()
                            .flatMap(holder -> holder.describe(new Subject.Visit(respondent.visit().id)).stream())
                            .filter(holding -> !holding.kind().equals("timing-log"))
                            .mapToInt(PersonalDataHolder.Holding::count)
                            .sum());
                    int copied = 1;
                    for (String section : List.of("exposures", "consents", "recordings", "traces", "codingAttempts")) {
                        copied += data.get(section).size();
                    }
                    assertThat(copied).isEqualTo(counted);
                });
    }

    @Test
    void nobodyElsesDataIsInIt() throws IOException {
        // Given
        Respondent neighbour = another(agency);
        Respondent stranger = another(other.withAds(1));

        // When
        Map<String, byte[]> files = unpacked(copy(code(respondent)));

        // Then
        String all = new String(files.get("data.json"), StandardCharsets.UTF_8) + files.keySet();
        for (Respondent someone : List.of(neighbour, stranger)) {
            String visit = someone.agency.as(() -> newest(someone.agency).toString());
            assertThat(all).doesNotContain(visit);
            assertThat(all).doesNotContain(someone.exposure(0));
        }
        assertThat(files).hasSize(3);
    }

    @Test
    void anotherTenantsCodeOpensAnotherTenantsVisitOnly() throws IOException {
        // Given
        Respondent stranger = another(other.withAds(1));

        // When
        JsonNode theirs = data(unpacked(copy(code(stranger))));

        // Then
        assertThat(theirs.at("/visit/id").asText())
                .isEqualTo(other.visits().get(0).id.toString());
        assertThat(theirs.at("/recordings")).isEmpty();
        assertThat(agency.as(() -> AuditEntry.latest(10)))
                .extracting(entry -> entry.detail)
                .doesNotContain("own data downloaded");
    }

    @Test
    void lookingAndTakingAwayAreInTheTrail() {
        // Given
        String code = code(respondent);

        // When
        respondent.request().formParam("code", code).post("/receipt").then().statusCode(200);
        copy(code).then().statusCode(200);

        // Then
        assertThat(agency.as(() -> AuditEntry.latest(2)))
                .extracting(entry -> entry.actor + " " + entry.action + " " + entry.detail)
                .containsExactly("receipt EXPORT own data downloaded", "receipt VIEW own data shown");
    }

    @Test
    void theWrongCodeGivesNothing() {
        copy("0000-0000-0000")
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("data-page=\"receipt-lookup\""));
    }

    @Test
    void theReceiptIsAFileOfItsOwn() {
        // When
        Response file = respondent.request().get("/visit/receipt");

        // Then
        file.then().statusCode(200).header("Content-Disposition", containsString("attachment"));
        assertThat(file.asString())
                .contains(code(respondent), "<svg", "Example Foods")
                .doesNotContain("<script", "<link", "src=");
        Respondent undecided = new Respondent(agency, agency.open());
        undecided.enter();
        undecided.request().get("/visit/receipt").then().statusCode(404);
    }

    private Respondent another(Agency of) {
        Respondent made = new Respondent(of, of.open());
        made.enter();
        made.agree().then().statusCode(303);
        return made;
    }

    private static Object newest(Agency of) {
        return of.visits().get(of.visits().size() - 1).id;
    }

    private static String code(Respondent of) {
        Matcher code = CODE.matcher(of.show().asString());
        assertThat(code.find()).isTrue();
        return code.group();
    }

    private Response copy(String code) {
        return respondent.request().formParam("code", code).post("/receipt/copy");
    }

    private static JsonNode data(Map<String, byte[]> files) throws IOException {
        return new ObjectMapper().readTree(files.get("data.json"));
    }

    private static Map<String, byte[]> unpacked(Response copy) throws IOException {
        copy.then().statusCode(200).contentType("application/zip");
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(copy.asByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
