package io.mien.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.fieldwork.Agency;
import io.mien.platform.MienConfig;
import io.mien.platform.ObjectStore;
import io.mien.privacy.Actor;
import io.mien.privacy.Erasure;
import io.mien.privacy.Erasures;
import io.mien.recording.Recording;
import io.mien.recording.Upload;
import io.mien.recording.VideoDeletion;
import io.mien.visit.Respondent;
import io.mien.visit.Visit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A process that dies at each step of an erasure: what it leaves, and what the next one makes of it. That it dies between the
 * ledger and the database is {@link LedgerReplayTest}'s.
 */
@QuarkusTest
class ErasureCrashTest {
    @Inject
    Agency agency;

    @Inject
    Withdrawal withdrawal;

    @Inject
    Erasures erasures;

    @Inject
    LedgerReplay replay;

    @Inject
    VideoDeletion deletion;

    @Inject
    ObjectStore store;

    @Inject
    MienConfig mien;

    private Respondent respondent;
    private UUID recording;
    private String stored;
    private Path spooled;

    @BeforeEach
    void recorded() {
        respondent = Respondent.watching(agency.withAds(2));
        Upload received = new Upload(respondent, respondent.play(0)).created();
        received.send(Upload.video(1000));
        respondent.log(received.exposure);
        received.complete().then().statusCode(204);
        recording = received.id();
        stored = received.recording().storageKey;
        Upload arriving = new Upload(respondent, respondent.play(1)).created();
        arriving.send(Upload.video(500));
        spooled = mien.home().toAbsolutePath().resolve("uploads").resolve(arriving.recording().storageKey);
        assertThat(spooled).exists();
    }

    @Test
    void afterTheRowsWereGoneAndBeforeAnyFile() throws IOException {
        // Given
        UUID erasure = begun();
        assertThat(agency.visits()).isEmpty();
        assertThat(store.exists(stored)).isTrue();

        // When
        finish(erasure);

        // Then
        assertGone(erasure);
    }

    @Test
    void afterOneFileWasGoneAndBeforeTheOther() throws IOException {
        // Given
        UUID erasure = begun();
        store.delete(stored);

        // When
        finish(erasure);

        // Then
        assertGone(erasure);
    }

    @Test
    void afterAllFilesWereGoneAndBeforeTheCertificate() throws IOException {
        // Given
        UUID erasure = begun();
        store.delete(stored);
        Files.delete(spooled);

        // When
        finish(erasure);

        // Then
        assertGone(erasure);
    }

    @Test
    void afterTheCertificateAndBeforeTheJobWasDone() throws IOException {
        // Given
        UUID erasure = begun();
        finish(erasure);
        String signed = entry(erasure).certificate;

        // When
        finish(erasure);

        // Then
        assertThat(entry(erasure).certificate).isEqualTo(signed);
        assertThat(agency.as(() -> Erasure.count())).isOne();
    }

    @Test
    void afterItAllAndBeforeTheAnswer() throws IOException {
        // Given
        UUID erasure = begun();
        finish(erasure);

        // When
        respondent.request().post("/visit/withdrawal").then().statusCode(200);
        replay.replay();

        // Then
        assertGone(erasure);
        assertThat(agency.as(() -> Erasure.count())).isOne();
    }

    @Test
    void withAVideoDeletionOfTheSamePersonHalfDone() throws IOException {
        // Given
        UUID erasure = begun();

        // When
        agency.asTenant(() -> {
            try {
                deletion.run(recording);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        finish(erasure);

        // Then
        assertGone(erasure);
    }

    private UUID begun() {
        UUID visit = agency.visits().get(0).id;
        UUID[] begun = new UUID[1];
        agency.asTenant(() -> begun[0] = withdrawal
                .begin(() -> Optional.of(Visit.required(visit)), Actor.Respondent::inVisit)
                .orElseThrow());
        return begun[0];
    }

    /** As its job does. */
    private void finish(UUID erasure) {
        agency.asTenant(() -> {
            try {
                erasures.finish(erasure);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void assertGone(UUID erasure) throws IOException {
        assertThat(agency.visits()).isEmpty();
        assertThat(agency.as(() -> Recording.count())).isZero();
        assertThat(store.exists(stored)).isFalse();
        assertThat(spooled).doesNotExist();
        assertThat(entry(erasure)).satisfies(closed -> {
            assertThat(closed.files).isEmpty();
            assertThat(closed.certificate).isNotNull();
        });
    }

    private Erasure entry(UUID erasure) {
        return agency.as(() -> Erasure.findById(erasure));
    }
}
