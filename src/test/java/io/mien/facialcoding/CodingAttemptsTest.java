package io.mien.facialcoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.campaign.Ad;
import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Origin;
import io.mien.recording.Recording;
import io.mien.recording.RecordingState;
import io.mien.visit.Exposure;
import io.mien.visit.Visit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a job may do to a recording that went on without it. */
@QuarkusTest
class CodingAttemptsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    @Inject
    Agency agency;

    @Inject
    CodingAttempts attempts;

    @BeforeEach
    void aCampaign() {
        agency.withAds(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"UPLOADING", "PARKED", "ABANDONED", "CODED"})
    void staleJobReadsNothing(RecordingState state) {
        // Given
        UUID recording = recording(state);

        // When
        Optional<CodingRun> run = begin(recording);

        // Then
        assertThat(run).isEmpty();
        assertThat(now(recording).state).isEqualTo(state);
        assertThat(agency.as(() -> CodingAttempt.ofRecording(recording))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"RECEIVED", "CODING"})
    void receivedRecordingAndOneLeftByDeadWorkerAreRead(RecordingState state) {
        // Given
        UUID recording = recording(state);

        // When
        Optional<CodingRun> run = begin(recording);

        // Then
        assertThat(run).isPresent();
        assertThat(now(recording).state).isEqualTo(RecordingState.CODING);
    }

    @Test
    void failedAttemptPutsItsRecordingBack() {
        // Given
        UUID recording = recording(RecordingState.RECEIVED);
        CodingRun run = begin(recording).orElseThrow();

        // When
        agency.asTenant(run::close);

        // Then
        assertThat(now(recording).state).isEqualTo(RecordingState.RECEIVED);
    }

    @Test
    void attemptThatOutlivedItsTurnLeavesTheNextOneAlone() {
        // Given
        UUID recording = recording(RecordingState.RECEIVED);
        CodingRun late = begin(recording).orElseThrow();
        assertThat(begin(recording)).isPresent();

        // When
        agency.asTenant(late::close);

        // Then
        assertThat(now(recording).state).isEqualTo(RecordingState.CODING);
    }

    @Test
    void tracesThatComeAfterParkingAreDropped() {
        // Given
        UUID recording = recording(RecordingState.RECEIVED);
        CodingRun late = begin(recording).orElseThrow();
        agency.asTenant(() -> attempts.park(recording, "the worker died five times"));

        // When
        agency.asTenant(() -> late.commit(List.of()));

        // Then
        assertThat(now(recording).state).isEqualTo(RecordingState.PARKED);
        assertThat(now(recording).codedAt).isNull();
    }

    @Test
    void parkingKeepsTheReasonAndACodedRecordingStaysCoded() {
        // Given
        UUID received = recording(RecordingState.RECEIVED);
        UUID coded = recording(RecordingState.CODED);

        // When
        agency.asTenant(() -> {
            attempts.park(received, "no face could be read");
            attempts.park(coded, "no face could be read");
        });

        // Then
        assertThat(now(received).state).isEqualTo(RecordingState.PARKED);
        assertThat(now(received).parkedReason).isEqualTo("no face could be read");
        assertThat(now(coded).state).isEqualTo(RecordingState.CODED);
        assertThat(now(coded).parkedReason).isNull();
    }

    private Optional<CodingRun> begin(UUID recording) {
        AtomicReference<Optional<CodingRun>> run = new AtomicReference<>(Optional.empty());
        agency.asTenant(() -> run.set(attempts.begin(recording)));
        return run.get();
    }

    private Recording now(UUID recording) {
        return agency.as(() -> Recording.required(recording));
    }

    private UUID recording(RecordingState state) {
        return agency.as(() -> {
            Visit visit = new Visit();
            visit.campaignId = agency.campaign;
            visit.origin = Origin.IMPORT;
            visit.country = "DE";
            visit.language = "de";
            visit.startedAt = NOW;
            visit.lastSeenAt = NOW;
            visit.persist();
            Exposure exposure = new Exposure();
            exposure.visitId = visit.id;
            exposure.adId = Ad.ofCampaign(agency.campaign).get(0).id;
            exposure.position = 1;
            exposure.persist();
            Recording recording = new Recording();
            recording.exposureId = exposure.id;
            recording.contentType = "video/webm";
            recording.storageKey = Recording.key(agency.tenant, recording.id);
            recording.state = state;
            recording.acknowledgedBytes = 1;
            recording.importOffsetMs = 0;
            recording.createdAt = NOW;
            recording.expiresAt = NOW;
            recording.persist();
            return recording.id;
        });
    }
}
