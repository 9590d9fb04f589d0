package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.mien.fieldwork.Agency;
import io.mien.platform.MienConfig;
import io.mien.platform.ObjectStore;
import io.mien.visit.Exposure;
import io.mien.visit.Respondent;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UploadResourceTest {
    @Inject
    Agency agency;

    @Inject
    Agency other;

    @Inject
    ObjectStore store;

    @Inject
    MienConfig config;

    @Inject
    RecordingConfig limits;

    @Inject
    Completed completed;

    @Inject
    UploadExpiry expiry;

    private Respondent respondent;
    private Upload upload;

    @BeforeEach
    void playing() {
        respondent = Respondent.watching(agency.withAds(1));
        upload = new Upload(respondent, respondent.play(0)).created();
    }

    @Test
    void whatWasSentIsWhatIsStored() throws IOException {
        // Given
        byte[] first = Upload.video(70_000);
        byte[] second = Upload.noise(30_001);
        upload.send(first).then().statusCode(204).header("Upload-Offset", "70000");
        upload.send(second).then().statusCode(204).header("Upload-Offset", "100001");
        upload.declareLength().then().statusCode(204);
        respondent.log(upload.exposure).then().statusCode(204);

        // When
        upload.complete().then().statusCode(204);

        // Then
        Recording recording = upload.recording();
        assertThat(recording.receivedAt).isNotNull();
        assertThat(store.open(recording.storageKey).readAllBytes())
                .startsWith(first)
                .endsWith(second)
                .hasSize(100_001);
        assertThat(respondent.state(upload.exposure)).isEqualTo(Exposure.State.RECORDED);
        assertThat(completed.times(recording.id)).isOne();
        assertThat(spooled()).doesNotExist();
        respondent.request().post("/visit/completion").then().statusCode(204);
        assertThat(agency.visits())
                .extracting(visit -> visit.disposition.name())
                .containsExactly("COMPLETE");
    }

    @Test
    void completedTwiceIsMadeKnownOnce() {
        // Given
        upload.send(Upload.video(1000));
        respondent.log(upload.exposure);
        upload.complete().then().statusCode(204);

        // When
        upload.complete().then().statusCode(204);

        // Then
        assertThat(completed.times(upload.id())).isOne();
        upload.complete("0".repeat(64)).then().statusCode(422);
        upload.patch(1000, Upload.noise(10)).then().statusCode(409);
    }

    @Test
    void theSameSliceTwiceIsKeptOnce() throws IOException {
        // Given
        byte[] slice = Upload.video(5000);
        upload.send(slice);

        // When
        upload.patch(0, slice).then().statusCode(409).body("type", equalTo("urn:mien:problem:upload-offset"));

        // Then
        assertThat(spooled()).hasSize(5000);
        upload.progress().then().statusCode(200).header("Upload-Offset", "5000").header("Upload-Defer-Length", "1");
    }

    @Test
    void aChangedSliceIsNotKept() {
        // When
        upload.tus()
                .header("Upload-Offset", 0)
                .header("Upload-Checksum", "sha256 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                .contentType("application/offset+octet-stream")
                .body(Upload.video(100))
                .patch(upload.address)
                .then()
                .statusCode(460);

        // Then
        assertThat(spooled()).hasSize(0);
        upload.progress().then().header("Upload-Offset", "0");
    }

    @Test
    void bytesThatWereNeverAcknowledgedAreCutOff() throws IOException {
        // Given a server killed between the disk and the row
        upload.send(Upload.video(1000));
        Files.write(spooled(), Upload.noise(400), StandardOpenOption.APPEND);

        // When
        upload.progress().then().header("Upload-Offset", "1000");
        upload.send(Upload.noise(10)).then().statusCode(204).header("Upload-Offset", "1010");

        // Then
        assertThat(spooled()).hasSize(1010);
    }

    @Test
    void whatWasNeverAcknowledgedIsNoPartOfACompletedRecording() throws IOException {
        // Given a server killed between the disk and the row
        byte[] video = Upload.video(1000);
        upload.send(video);
        Files.write(spooled(), Upload.noise(400), StandardOpenOption.APPEND);
        respondent.log(upload.exposure);

        // When
        upload.complete().then().statusCode(204);

        // Then
        assertThat(store.open(upload.recording().storageKey)).hasBinaryContent(video);
    }

    @Test
    void aFileShorterThanItsRowLeads() throws IOException {
        // Given
        upload.send(Upload.video(1000));
        Files.write(spooled(), Upload.video(600));

        // When
        upload.progress().then().header("Upload-Offset", "600");

        // Then
        upload.patch(1000, Upload.noise(10)).then().statusCode(409);
        upload.patch(600, Upload.noise(400)).then().statusCode(204).header("Upload-Offset", "1000");
    }

    @Test
    void creatingTwiceOpensOneUpload() {
        // Given
        String first = upload.address;

        // When
        String second = upload.created().address;

        // Then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void nothingAtAllIsRefusedWithTheReason() {
        // Given
        upload.declareLength();
        respondent.log(upload.exposure);

        // When
        upload.complete().then().statusCode(422).body("type", equalTo("urn:mien:problem:recording-empty"));

        // Then
        assertThat(completed.times(upload.id())).isZero();
    }

    @Test
    void aTextFileIsNoRecording() {
        // Given
        upload.send("This is not a video, whatever its name says.".getBytes(StandardCharsets.UTF_8));
        respondent.log(upload.exposure);

        // When
        upload.complete().then().statusCode(422).body("type", equalTo("urn:mien:problem:recording-not-video"));

        // Then
        assertThat(upload.recording().state).isEqualTo(RecordingState.UPLOADING);
    }

    @Test
    void otherBytesThanSentAreFound() throws IOException {
        // Given
        upload.send(Upload.video(1000));
        respondent.log(upload.exposure);
        byte[] stored = Files.readAllBytes(spooled());
        stored[500] ^= 1;
        Files.write(spooled(), stored);

        // When
        upload.complete().then().statusCode(422).body("type", equalTo("urn:mien:problem:digest-mismatch"));

        // Then
        assertThat(completed.times(upload.id())).isZero();
    }

    @Test
    void withoutItsTimingLogARecordingIsNotComplete() {
        // Given
        upload.send(Upload.video(1000));

        // When / Then
        upload.complete().then().statusCode(409).body("type", equalTo("urn:mien:problem:timing-log-missing"));
    }

    @Test
    void aChecksumOfTheProtocolsOwnKindIsKnownToo() throws NoSuchAlgorithmException {
        // Given
        byte[] slice = Upload.video(1000);
        String right = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-1").digest(slice));
        withChecksum("sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA=", slice).then().statusCode(460);

        // When
        withChecksum("sha1 " + right, slice).then().statusCode(204);

        // Then
        upload.progress().then().header("Upload-Offset", "1000");
    }

    @Test
    void everyAnswerSaysWhenTheUploadExpires() {
        // Given a day of one figure
        Instant expires = Instant.parse("2030-03-07T08:09:10Z");
        agency.as(() -> Recording.update("expiresAt = ?1 where id = ?2", expires, upload.id()));

        // When
        Response created = upload.create("video/webm");
        Response sent = upload.send(Upload.video(10));
        Response asked = upload.progress();

        // Then
        assertThat(List.of(created, sent, asked))
                .extracting(answer -> answer.header("Upload-Expires"))
                .containsOnly("Thu, 07 Mar 2030 08:09:10 GMT");
    }

    @Test
    void whatWasSaidAtTheCreationIsRepeated() {
        // When
        String metadata = upload.progress().header("Upload-Metadata");

        // Then
        assertThat(metadata)
                .isEqualTo("exposure " + Upload.base64(upload.exposure) + ",type "
                        + Upload.base64("video/webm;codecs=vp9"));
    }

    @Test
    void whoCannotSendPatchNamesWhatIsMeant() throws IOException {
        // Given
        byte[] slice = Upload.video(1000);

        // When
        upload.tus()
                .header("X-HTTP-Method-Override", "PATCH")
                .header("Upload-Offset", 0)
                .contentType("application/offset+octet-stream")
                .body(slice)
                .post(upload.address)
                .then()
                .statusCode(204);

        // Then
        assertThat(spooled()).hasBinaryContent(slice);
        upload.tus()
                .header("X-HTTP-Method-Override", "DELETE")
                .post(upload.address)
                .then()
                .statusCode(204);
        assertThat(spooled()).doesNotExist();
    }

    @Test
    void longerThanAllowedIsRefusedWithTheLimit() {
        // Given (2 s ad + 5 s pause + 30 s slack) x 4 Mbit/s
        int allowed = 37 * 500_000;

        // When
        upload.tus()
                .header("Upload-Offset", 0)
                .header("Upload-Length", allowed + 1)
                .contentType("application/offset+octet-stream")
                .body(Upload.video(10))
                .patch(upload.address)
                .then()
                .statusCode(413)
                .body("detail", containsString(String.valueOf(allowed)));

        // Then
        upload.progress().then().header("Upload-Offset", "0");
    }

    @Test
    void aVisitThatSentAllItMaySendsNoMore() {
        // Given a first recording that leaves a thousand bytes
        Respondent eager = Respondent.watching(other.withAds(3));
        Upload first = new Upload(eager, eager.play(0)).created();
        long most = limits.visitBytes();
        other.as(() -> Recording.update("acknowledgedBytes = ?1 where id = ?2", most - 1000, first.id()));
        Upload second = new Upload(eager, eager.play(1)).created();

        // When
        second.send(Upload.video(1001))
                .then()
                .statusCode(413)
                .body("type", equalTo("urn:mien:problem:visit-bytes"))
                .body("detail", containsString("this one 1000 of them"));
        second.send(Upload.video(1000)).then().statusCode(204);

        // Then
        new Upload(eager, eager.play(2))
                .create("video/webm")
                .then()
                .statusCode(413)
                .body("type", equalTo("urn:mien:problem:visit-bytes"));
        second.declareLength().then().statusCode(204);
    }

    @Test
    void withoutRoomItIsToldSoAndHealsByItself() {
        // Given
        QuarkusMock.installMockForType(
                new Spool(config) {
                    @Override
                    long room() {
                        return 0;
                    }
                },
                Spool.class);
        upload.send(Upload.video(100)).then().statusCode(507).body("type", equalTo("urn:mien:problem:disk-full"));

        // When
        QuarkusMock.installMockForType(new Spool(config), Spool.class);

        // Then
        upload.send(Upload.video(100)).then().statusCode(204);
    }

    @Test
    void theProtocolsRulesHold() {
        upload.respondent.request().head(upload.address).then().statusCode(412).header("Tus-Version", "1.0.0");
        upload.create("text/html").then().statusCode(415);
        upload.tus().post("/visit/uploads").then().statusCode(400);
        upload.tus()
                .header("Upload-Offset", 0)
                .contentType("text/plain")
                .body("x")
                .patch(upload.address)
                .then()
                .statusCode(415);
        upload.tus()
                .contentType("application/offset+octet-stream")
                .body(new byte[1])
                .patch(upload.address)
                .then()
                .statusCode(400);
        upload.tus()
                .header("Upload-Offset", 0)
                .header("Upload-Checksum", "md5 AAAA")
                .contentType("application/offset+octet-stream")
                .body(new byte[1])
                .patch(upload.address)
                .then()
                .statusCode(400);
        upload.respondent
                .request()
                .options("/visit/uploads")
                .then()
                .statusCode(204)
                .header("Tus-Version", "1.0.0")
                .header("Tus-Extension", containsString("checksum"));
    }

    @Test
    void anEndedUploadIsGone() {
        // Given
        upload.send(Upload.video(1000));

        // When
        upload.tus().delete(upload.address).then().statusCode(204);

        // Then
        assertThat(spooled()).doesNotExist();
        upload.progress().then().statusCode(410);
        upload.patch(1000, Upload.noise(1)).then().statusCode(410);
    }

    @Test
    void anInvalidExposureTakesNoBytes() {
        // Given
        respondent
                .request()
                .contentType("application/json")
                .body("{\"reason\":\"hidden\"}")
                .post("/visit/exposures/" + upload.exposure + "/invalidation")
                .then()
                .statusCode(204);

        // When
        upload.patch(0, Upload.video(10)).then().statusCode(410);

        // Then
        assertThat(spooled()).doesNotExist();
    }

    @Test
    void anUploadNobodyFinishedIsAbandonedAndDeleted() {
        // Given
        upload.send(Upload.video(1000));
        agency.as(() ->
                Recording.update("expiresAt = ?1 where id = ?2", Instant.now().minusSeconds(1), upload.id()));
        upload.progress().then().statusCode(410);

        // When
        agency.asTenant(() -> {
            try {
                expiry.run(upload.id());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        // Then
        assertThat(upload.recording().state).isEqualTo(RecordingState.ABANDONED);
        assertThat(respondent.state(upload.exposure)).isEqualTo(Exposure.State.INVALID);
        assertThat(spooled()).doesNotExist();
    }

    @Test
    void anotherTenantsCookieFindsNothingAndTouchesNothing() {
        // Given
        upload.send(Upload.video(1000));
        Upload foreign = new Upload(Respondent.watching(other.withAds(1)), upload.exposure);
        foreign.address = upload.address;

        // When
        foreign.create("video/webm").then().statusCode(404);
        foreign.progress().then().statusCode(404);
        foreign.patch(1000, Upload.noise(10)).then().statusCode(404);
        foreign.complete().then().statusCode(404);
        foreign.tus().delete(foreign.address).then().statusCode(404);

        // Then
        assertThat(upload.recording().state).isEqualTo(RecordingState.UPLOADING);
        assertThat(spooled()).hasSize(1000);
    }

    private Response withChecksum(String checksum, byte[] slice) {
        return upload.tus()
                .header("Upload-Offset", 0)
                .header("Upload-Checksum", checksum)
                .contentType("application/offset+octet-stream")
                .body(slice)
                .patch(upload.address);
    }

    private Path spooled() {
        return config.home().toAbsolutePath().resolve("uploads").resolve(agency.tenant + "/recordings/" + upload.id());
    }
}
