package io.mien.facialcoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mien.campaign.Retention;
import io.mien.facialcoding.CodingAttempt.Outcome;
import io.mien.facialcoding.RescoredRecording.State;
import io.mien.jobs.DeadWorkers;
import io.mien.media.TestMedia;
import io.mien.platform.ObjectStore;
import io.mien.recording.PlayableCopy;
import io.mien.recording.Recording;
import io.mien.recording.RecordingState;
import io.mien.recording.VideoDeletion;
import io.mien.tenancy.TenantContext;
import io.mien.tenancy.TestTenants;
import io.mien.trace.EmotionTrace;
import io.mien.visit.Exposure;
import io.mien.visit.Visit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that dies at each step of coding and re-scoring: what it leaves, and what the next one makes of it. */
@QuarkusTest
class CodingCrashTest {
    @TempDir
    static Path folder;

    private static Path clip;

    @Inject
    TestTenants tenants;

    @Inject
    TenantContext context;

    @Inject
    ImportedVideos videos;

    @Inject
    DeadWorkers workers;

    @Inject
    CodingJob job;

    @Inject
    CodingAttempts attempts;

    @Inject
    RescoringJob rescoringJob;

    @Inject
    Rescorings rescorings;

    @Inject
    VideoDeletion deletion;

    @Inject
    PlayableCopy copy;

    @Inject
    ObjectStore store;

    private UUID tenant;
    private UUID recording;

    @BeforeAll
    static void aVideo() {
        clip = TestMedia.webm(folder, "320x240", 10, 1);
    }

    @BeforeEach
    void aRecordingThatWaits() {
        tenant = tenants.create("crash");
        recording = lying(Retention.KEEP);
    }

    @Test
    void afterTheJobWasPickedAndBeforeItBegan() {
        // When
        workers.diedOver(CodingJob.KIND, tenant, recording);

        // Then
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(now().state).isEqualTo(RecordingState.CODED));
        assertReadOnce();
    }

    @Test
    void whileAVideoWasRead() {
        // Given
        as(() -> attempts.begin(recording));
        assertThat(now().state).isEqualTo(RecordingState.CODING);

        // When
        as(() -> job.run(recording));

        // Then
        assertReadOnce();
        assertThat(tenants.as(tenant, () -> CodingAttempt.ofRecording(recording)))
                .extracting(attempt -> attempt.outcome)
                .containsExactly(null, Outcome.CODED);
    }

    @Test
    void twiceOverOneVideo() {
        // Given
        as(() -> attempts.begin(recording));
        as(() -> attempts.begin(recording));

        // When
        as(() -> job.run(recording));

        // Then
        assertReadOnce();
    }

    @Test
    void afterTheTracesWereStoredAndBeforeTheJobWasDone() {
        // Given
        as(() -> job.run(recording));

        // When
        as(() -> job.run(recording));

        // Then
        assertReadOnce();
    }

    @Test
    void forTheLastTimeOverAVideo() {
        // Given
        as(() -> attempts.begin(recording));

        // When
        as(() -> job.park(recording, new IllegalStateException("The worker died")));

        // Then
        assertThat(now().state).isEqualTo(RecordingState.PARKED);
        assertThat(now().parkedReason).contains("failed five times");
        as(() -> job.run(recording));
        assertThat(traces()).isEmpty();
    }

    @Test
    void afterAVideoWasReadAndBeforeItWasDeleted() throws IOException {
        // Given
        recording = lying(Retention.DELETE_AFTER_ANALYSIS);
        as(() -> job.run(recording));

        // When
        as(() -> deletion.run(recording));
        as(() -> deletion.run(recording));

        // Then
        assertThat(store.exists(now().storageKey)).isFalse();
        assertThat(now().videoDeletedAt).isNotNull();
        assertReadOnce();
    }

    @Test
    void afterAVideoWasDeletedAndBeforeThatWasNoted() throws IOException {
        // Given
        as(() -> job.run(recording));
        store.delete(now().storageKey);

        // When
        as(() -> deletion.run(recording));

        // Then
        assertThat(now().videoDeletedAt).isNotNull();
        assertThat(now().hasVideo()).isFalse();
    }

    @Test
    void afterTheCopyForPlayersWasStoredAndBeforeItWasOffered() throws IOException {
        // Given
        String key = Recording.playableKey(now().storageKey);
        store.put(key, new ByteArrayInputStream("half a copy".getBytes()));

        // When
        as(() -> copy.run(recording));

        // Then
        assertThat(now().playableType).startsWith("video/");
        assertThat(store.size(key)).isGreaterThan(1_000);
    }

    @Test
    void afterTheCopyForPlayersWasStoredOfAVideoThatWasDeletedMeanwhile() throws IOException {
        // Given
        String key = Recording.playableKey(now().storageKey);
        as(() -> deletion.run(recording));
        store.put(key, new ByteArrayInputStream("a face".getBytes()));

        // When
        as(() -> copy.run(recording));

        // Then
        assertThat(store.exists(key)).isFalse();
    }

    @Test
    void afterATurnOfReScoringWasPickedAndBeforeItBegan() {
        // Given
        as(() -> job.run(recording));
        UUID turn = turn(recording);

        // When
        workers.diedOver(RescoringJob.KIND, tenant, turn);

        // Then
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(state(turn)).isEqualTo(State.DONE));
        assertReadTwice();
    }

    @Test
    void whileAVideoWasReadAgain() {
        // Given
        as(() -> job.run(recording));
        UUID turn = turn(recording);
        as(() -> rescorings.begin(turn));

        // When
        as(() -> rescoringJob.run(turn));

        // Then
        assertThat(state(turn)).isEqualTo(State.DONE);
        assertReadTwice();
    }

    @Test
    void afterTheNewTracesWereStoredAndBeforeTheJobWasDone() {
        // Given
        as(() -> job.run(recording));
        UUID turn = turn(recording);
        as(() -> rescoringJob.run(turn));

        // When
        as(() -> rescoringJob.run(turn));

        // Then
        assertReadTwice();
    }

    @Test
    void forTheLastTimeOverATurnOfReScoring() {
        // Given
        as(() -> job.run(recording));
        UUID turn = turn(recording);

        // When
        as(() -> rescoringJob.park(turn, new IllegalStateException("The worker died")));

        // Then
        assertThat(state(turn)).isEqualTo(State.FAILED);
        assertReadOnce();
    }

    private void assertReadOnce() {
        assertThat(now().state).isEqualTo(RecordingState.CODED);
        assertThat(traces())
                .extracting(trace -> trace.engine + " " + trace.revision)
                .containsExactly("FRAME 1", "SEQUENCE 1");
    }

    private void assertReadTwice() {
        assertThat(traces())
                .extracting(trace -> trace.engine + " " + trace.revision)
                .containsExactly("FRAME 1", "SEQUENCE 1", "FRAME 2", "SEQUENCE 2");
    }

    private UUID lying(Retention retention) {
        try {
            return videos.lying(tenant, Files.newInputStream(clip), new ImportedVideos.Facts(100, retention, 500));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UUID turn(UUID of) {
        return tenants.as(tenant, () -> {
            UUID exposure = Recording.required(of).exposureId;
            UUID campaign = Visit.required(Exposure.required(exposure).visitId).campaignId;
            Rescoring rescoring = Rescoring.begin(campaign, "dana", Instant.parse("2026-11-29T20:00:00Z"));
            RescoredRecording.await(rescoring, of);
            return RescoredRecording.of(rescoring.id).get(0).id;
        });
    }

    private State state(UUID turn) {
        return tenants.as(
                tenant,
                () -> RescoredRecording.<RescoredRecording>find("id", turn).firstResult().state);
    }

    private Recording now() {
        return tenants.as(tenant, () -> Recording.required(recording));
    }

    private List<EmotionTrace> traces() {
        return tenants.as(
                tenant,
                () -> EmotionTrace.list(
                        "exposureId = ?1 order by revision, engine", Recording.required(recording).exposureId));
    }

    private void as(Work work) {
        context.runAs(tenant, () -> {
            try {
                work.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What a job does. */
    private interface Work {
        void run() throws IOException;
    }
}
