package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.campaign.Ad;
import io.mien.fieldwork.Agency;
import io.mien.media.TestMedia;
import io.mien.platform.Ids;
import io.mien.platform.MienConfig;
import io.mien.platform.ObjectStore;
import io.mien.privacy.Actor;
import io.mien.visit.Exposure;
import io.mien.visit.Respondent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that dies at each step of an upload, its completion or an import: what it leaves, and what the next one makes of it. */
@QuarkusTest
class UploadCrashTest {
    private static final int SLICE = 20_000;

    @Inject
    Agency agency;

    @Inject
    ObjectStore store;

    @Inject
    MienConfig mien;

    @Inject
    UploadExpiry expiry;

    @Inject
    Delivery delivery;

    @Inject
    ImportedRecording imports;

    @Inject
    ImportLeftover leftover;

    @Inject
    Completed completed;

    @Inject
    DataSource dataSource;

    @TempDir
    Path folder;

    private final byte[] video = Upload.video(SLICE);
    private Respondent respondent;
    private Upload upload;

    @BeforeEach
    void playing() {
        respondent = Respondent.watching(agency.withAds(1));
        upload = new Upload(respondent, respondent.play(0)).created();
    }

    @Test
    void afterTheRowAndBeforeTheFirstByte() throws IOException {
        // When
        upload.progress().then().header("Upload-Offset", "0");
        upload.send(video).then().statusCode(204);

        // Then
        assertArrives(video);
    }

    @ParameterizedTest(name = "{0} of 20000 bytes of a slice on disk, none acknowledged")
    @ValueSource(ints = {1, 7_000, SLICE})
    void whileASliceWasWrittenOrBeforeItWasAcknowledged(int written) throws IOException {
        // Given
        upload.send(video).then().statusCode(204);
        byte[] next = Upload.noise(SLICE);
        Files.write(spooled(), Arrays.copyOf(next, written), StandardOpenOption.APPEND);

        // When
        upload.progress().then().header("Upload-Offset", String.valueOf(SLICE));
        upload.send(next).then().statusCode(204);

        // Then
        assertArrives(video, next);
    }

    @Test
    void withAnAcknowledgementThatOutlivedItsBytes() throws IOException {
        // Given
        upload.send(video).then().statusCode(204);
        Files.write(spooled(), Arrays.copyOf(video, 5_000));

        // When
        upload.progress().then().header("Upload-Offset", "5000");
        upload.patch(5_000, Arrays.copyOfRange(video, 5_000, SLICE)).then().statusCode(204);

        // Then
        assertArrives(video);
    }

    @Test
    void withTheWholeFileGone() throws IOException {
        // Given
        upload.send(video).then().statusCode(204);
        Files.delete(spooled());

        // When
        upload.progress().then().header("Upload-Offset", "0");
        upload.patch(0, video).then().statusCode(204);

        // Then
        assertArrives(video);
    }

    @Test
    void betweenGivingAnUploadUpAndDeletingItsFile() throws IOException {
        // Given
        upload.send(video).then().statusCode(204);
        agency.as(() -> Recording.update("state = ?1 where id = ?2", RecordingState.ABANDONED, upload.id()));

        // When
        asTenant(() -> expiry.run(upload.id()));

        // Then
        assertThat(spooled()).doesNotExist();
        assertThat(upload.recording().state).isEqualTo(RecordingState.ABANDONED);
    }

    @Test
    void beforeAnybodyGaveUpAnUploadThatNobodyCompletes() throws IOException {
        // Given
        upload.send(video).then().statusCode(204);
        agency.as(() -> Recording.update("expiresAt = ?1 where id = ?2", Instant.EPOCH, upload.id()));

        // When
        asTenant(() -> expiry.run(upload.id()));
        asTenant(() -> expiry.run(upload.id()));

        // Then
        assertThat(spooled()).doesNotExist();
        assertThat(respondent.state(upload.exposure)).isEqualTo(Exposure.State.INVALID);
    }

    @Test
    void whileItsBytesWereComparedWithWhatWasSent() throws IOException {
        // Given
        upload.send(video).then().statusCode(204);
        respondent.log(upload.exposure).then().statusCode(204);
        upload.complete("00").then().statusCode(422);

        // When / Then
        assertArrives(video);
    }

    @Test
    void afterTheCompletionAndBeforeTheStoreHadAByte() throws IOException {
        // Given
        completed();
        backToTheSpool();
        Files.delete(stored());

        // When
        asTenant(() -> delivery.run(upload.id()));

        // Then
        assertDeliveredOnceMore();
    }

    @Test
    void whileTheStoreWasWritten() throws IOException {
        // Given
        completed();
        backToTheSpool();
        Files.delete(stored());
        Path parts = Files.createDirectories(mien.home().toAbsolutePath().resolve("store/.parts"));
        Files.write(parts.resolve("mien-put-of-the-dead.part"), Arrays.copyOf(video, 9_000));

        // When
        asTenant(() -> delivery.run(upload.id()));

        // Then
        assertDeliveredOnceMore();
        Files.delete(parts.resolve("mien-put-of-the-dead.part"));
    }

    @Test
    void afterTheStoreHadAllOfItAndBeforeItWasMadeKnown() throws IOException {
        // Given
        completed();
        backToTheSpool();

        // When
        asTenant(() -> delivery.run(upload.id()));
        asTenant(() -> delivery.run(upload.id()));

        // Then
        assertDeliveredOnceMore();
    }

    @Test
    void afterItWasMadeKnownAndBeforeItsFileWasDeleted() throws IOException {
        // Given
        completed();
        Files.createDirectories(spooled().getParent());
        Files.write(spooled(), video);

        // When
        asTenant(() -> delivery.run(upload.id()));

        // Then
        assertThat(spooled()).doesNotExist();
        assertThat(completed.times(upload.id())).isOne();
        assertThat(store.open(key())).hasBinaryContent(video);
    }

    @Test
    void afterTheCompletionAndBeforeItsAnswer() throws IOException {
        // Given
        completed();

        // When
        upload.complete().then().statusCode(204);

        // Then
        assertThat(completed.times(upload.id())).isOne();
        assertThat(store.open(key())).hasBinaryContent(video);
    }

    @Test
    void whileItWasDeliveredThoughItsPersonWithdrewMeanwhile() throws IOException {
        // Given
        completed();
        respondent.request().post("/visit/withdrawal").then().statusCode(200);
        store.put(key(), new ByteArrayInputStream(video));
        Files.createDirectories(spooled().getParent());
        Files.write(spooled(), video);

        // When
        asTenant(() -> delivery.run(upload.id()));

        // Then
        assertThat(store.exists(key())).isFalse();
        assertThat(spooled()).doesNotExist();
    }

    @Test
    void afterTheVideoOfAnImportWasStoredAndBeforeItsRow() throws IOException {
        // Given
        UUID import0 = Ids.next();
        asTenant(() -> leftover.expect(import0));
        String lost = Recording.key(agency.tenant, import0);
        store.put(lost, new ByteArrayInputStream(video));

        // When
        asTenant(() -> leftover.run(import0));

        // Then
        assertThat(store.exists(lost)).isFalse();
    }

    @Test
    void afterTheRowOfAnImportAndBeforeItsAnswer() throws IOException, SQLException {
        // Given
        UUID ad = agency.as(() -> Ad.ofCampaign(agency.campaign).get(0).id);
        Path file = TestMedia.webm(folder, "320x240", 15, 3);
        asTenant(() -> imports.importRecording(
                new ImportRequest(agency.campaign, ad, "DE", 0, new Actor.Member("rita")), file));
        Recording imported = agency.as(
                () -> Recording.<Recording>find("importOffsetMs is not null").firstResult());

        // When
        asTenant(() -> leftover.run(imported.id));

        // Then
        assertThat(isQueued(ImportLeftover.KIND, imported.id)).isTrue();
        assertThat(store.exists(imported.storageKey)).isTrue();
        assertThat(completed.times(imported.id)).isOne();
    }

    /** Completes it; everything that was sent is in the store, once, and nowhere else. */
    private void assertArrives(byte[]... slices) throws IOException {
        completed();
        byte[] whole = new byte[SLICE * slices.length];
        for (int i = 0; i < slices.length; i++) {
            System.arraycopy(slices[i], 0, whole, i * SLICE, SLICE);
        }
        assertThat(store.open(key())).hasBinaryContent(whole);
        assertThat(spooled()).doesNotExist();
        assertThat(completed.times(upload.id())).isOne();
    }

    private void completed() {
        if (upload.recording().acknowledgedBytes == 0) {
            upload.send(video).then().statusCode(204);
        }
        respondent.log(upload.exposure).then().statusCode(204);
        upload.complete().then().statusCode(204);
    }

    /** As it stood before it was delivered. */
    private void backToTheSpool() throws IOException {
        Files.createDirectories(spooled().getParent());
        Files.write(spooled(), video);
        agency.as(() -> Recording.update("storedAt = null where id = ?1", upload.id()));
    }

    private void assertDeliveredOnceMore() throws IOException {
        assertThat(store.open(key())).hasBinaryContent(video);
        assertThat(spooled()).doesNotExist();
        assertThat(upload.recording().storedAt).isNotNull();
        assertThat(completed.times(upload.id())).isEqualTo(2);
    }

    private String key() {
        return Recording.key(agency.tenant, upload.id());
    }

    private Path stored() {
        return mien.home().toAbsolutePath().resolve("store").resolve(key());
    }

    private Path spooled() {
        return mien.home().toAbsolutePath().resolve("uploads").resolve(key());
    }

    private void asTenant(Work work) {
        agency.asTenant(() -> {
            try {
                work.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private boolean isQueued(String kind, UUID id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select 1 from scheduled_tasks where task_name = ? and task_instance = ?")) {
            statement.setString(1, kind);
            statement.setString(2, id.toString());
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /** What a job or a request does. */
    private interface Work {
        void run() throws IOException;
    }
}
