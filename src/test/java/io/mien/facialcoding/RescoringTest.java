package io.mien.facialcoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mien.media.TestMedia;
import io.mien.platform.ObjectStore;
import io.mien.platform.Problem;
import io.mien.privacy.Actor;
import io.mien.recording.Recording;
import io.mien.recording.RecordingState;
import io.mien.rights.Withdrawal;
import io.mien.trace.EmotionTrace;
import io.mien.visit.Visit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kept recordings read again by other models: new revisions, nothing overwritten, one campaign only. */
@QuarkusTest
class RescoringTest {
    @Inject
    KeptVisits visits;

    @Inject
    OwnModels models;

    @Inject
    Rescorings rescorings;

    @Inject
    Withdrawal withdrawal;

    @Inject
    ObjectStore store;

    @TempDir
    Path folder;

    private Path clip;

    @BeforeEach
    void aCampaignThatKeepsItsRecordings() {
        visits.open();
        clip = TestMedia.webm(folder, "320x240", 15, 3);
    }

    @Test
    void otherModelsMakeANewRevisionOfThatCampaignAlone() {
        // Given
        Recording recording = visits.coded(clip, 500);
        UUID other = visits.anotherCampaign();
        Recording elsewhere = visits.coded(other, clip, 500);
        EmotionTrace before = visits.current(recording);
        assertThat(state().outdated()).isZero();
        choose(visits.bringStandIn());
        assertThat(state().outdated()).isOne();

        // When
        start();
        awaitEnd();

        // Then
        List<EmotionTrace> traces = visits.traces(recording);
        assertThat(traces).extracting(trace -> trace.revision).containsOnly(1, 2);
        EmotionTrace kept = traces.stream()
                .filter(trace -> trace.id.equals(before.id))
                .findFirst()
                .orElseThrow();
        assertThat(kept.models).isEqualTo(before.models);
        assertThat(kept.tenths).isEqualTo(before.tenths);
        assertThat(kept.storedAt).isEqualTo(before.storedAt);
        EmotionTrace current = visits.current(recording);
        assertThat(current.revision).isEqualTo(2);
        assertThat(current.models)
                .contains("face_detector@", "stand_in_coder@1:")
                .doesNotContain("expression");
        assertThat(visits.agency.as(() -> Recording.required(recording.id).state))
                .isEqualTo(RecordingState.CODED);
        assertThat(visits.current(elsewhere).revision).isOne();
        assertThat(visits.agency.as(() -> rescorings.state(other).outdated())).isZero();
        assertThat(state().latest())
                .satisfies(latest -> assertThat(latest.done()).isOne());
        assertThat(state().outdated()).isZero();
    }

    @Test
    void whatIsReadByTheModelsOfTheDayIsNotReadAgain() {
        // Given
        visits.coded(clip, 500);

        // When / Then
        assertThatThrownBy(this::start)
                .isInstanceOf(Problem.class)
                .hasMessageContaining("No kept recording of this campaign was read by other models");
    }

    @Test
    void oneThatCannotBeReadLeavesItsEarlierRevisionAndTheOthersGoOn() throws IOException {
        // Given
        Recording lost = visits.coded(clip, 500);
        Recording fine = visits.coded(clip, 500);
        choose(visits.bringStandIn());
        store.put(lost.storageKey, new java.io.ByteArrayInputStream("no film".getBytes()));

        // When
        start();
        awaitEnd();

        // Then
        assertThat(visits.current(lost).revision).isOne();
        assertThat(visits.current(fine).revision).isEqualTo(2);
        assertThat(state().latest().failures()).hasSize(1).allSatisfy((reason, count) -> assertThat(reason)
                .contains("not a video file"));
    }

    @Test
    void anErasedVisitIsLeftOutAndTheNextTakesItsTurn() {
        // Given
        Recording erased = visits.coded(clip, 500);
        Recording next = visits.coded(clip, 500);
        choose(visits.bringStandIn());
        visits.agency.as(() -> {
            Rescoring rescoring = Rescoring.begin(visits.agency.campaign, "dana", next.createdAt);
            RescoredRecording.await(rescoring, erased.id);
            RescoredRecording.await(rescoring, next.id);
            return rescoring;
        });

        // When
        UUID visit = visits.exposure(erased).visitId;
        visits.agency.asTenant(
                () -> withdrawal.of(() -> Optional.of(Visit.required(visit)), Actor.Respondent::inVisit));
        awaitEnd();

        // Then
        assertThat(state().latest().total()).isOne();
        assertThat(visits.current(next).revision).isEqualTo(2);
    }

    @Test
    void aSecondRunOfTheSameTurnChangesNothing() throws IOException {
        // Given
        Recording recording = visits.coded(clip, 500);
        choose(visits.bringStandIn());
        start();
        awaitEnd();
        UUID turn = visits.agency.as(() -> RescoredRecording.<RescoredRecording>find("recordingId", recording.id)
                .firstResult()
                .id);

        // When
        visits.agency.asTenant(() -> assertThat(rescorings.begin(turn)).isEmpty());

        // Then
        assertThat(visits.current(recording).revision).isEqualTo(2);
    }

    private void choose(UUID model) {
        visits.agency.asTenant(() -> models.choose(visits.agency.campaign, model, new Actor.Member("dana")));
    }

    private void start() {
        visits.agency.asTenant(() -> rescorings.start(visits.agency.campaign, new Actor.Member("dana")));
    }

    private RescoringState state() {
        return visits.agency.as(() -> rescorings.state(visits.agency.campaign));
    }

    private void awaitEnd() {
        await().atMost(Duration.ofSeconds(120)).until(() -> !state().isRunning());
    }
}
