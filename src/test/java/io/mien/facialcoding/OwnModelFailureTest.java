package io.mien.facialcoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mien.facialcoding.CodingAttempt.Outcome;
import io.mien.media.TestMedia;
import io.mien.platform.ObjectStore;
import io.mien.privacy.Actor;
import io.mien.recording.Recording;
import io.mien.recording.RecordingCompleted;
import io.mien.recording.RecordingState;
import io.mien.trace.EmotionTrace;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model of one's own that does on a face what it did not do in its trial: its recordings wait for a person, all else goes on. */
@QuarkusTest
class OwnModelFailureTest {
    private static final int OFFSET_MS = 300;
    /** Far less than the models would take that never end by themselves. */
    private static final Duration MAX_ATTEMPT = Duration.ofMinutes(2);

    @Inject
    KeptVisits visits;

    @Inject
    OwnModels models;

    @Inject
    Rescorings rescorings;

    @Inject
    Event<RecordingCompleted> completed;

    @Inject
    ObjectStore store;

    private Path face;

    @BeforeEach
    void aCampaignThatKeepsItsRecordings() {
        visits.open();
        face = TestMedia.face("single_face.mp4");
    }

    @Test
    void aLoopWithoutEndEndsWithItsReason() {
        recordingWaitsAndAllElseGoesOn(
                visits.keepUnexamined("stand_in_sluggard", store),
                "stand_in_sluggard, version 1, needed more than 2 s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stand_in_mule, version 1, needed more than 2 s",
                "stand_in_fool, version 1, failed on a picture of the recording"
            })
    void whatPassedItsTrialAndFailsOnAFaceEndsWithItsReason(String reason) {
        recordingWaitsAndAllElseGoesOn(visits.bring(reason.substring(0, reason.indexOf(','))), reason);
    }

    private void recordingWaitsAndAllElseGoesOn(UUID model, String reason) {
        // Given
        Recording earlier = visits.coded(face, OFFSET_MS);
        UUID elsewhere = visits.anotherCampaign();
        choose(model);

        // When
        Recording failed = visits.reaches(RecordingState.PARKED, imported());

        // Then its recording waits with the reason after one attempt, and another campaign's is read
        assertThat(failed.parkedReason).contains("Your model " + reason).contains("Choose other models");
        assertThat(visits.agency.as(() -> CodingAttempt.ofRecording(failed.id)))
                .singleElement()
                .satisfies(attempt -> {
                    assertThat(attempt.stage).isEqualTo("READ_FACES");
                    assertThat(attempt.outcome).isEqualTo(Outcome.REFUSED);
                    assertThat(Duration.between(attempt.startedAt, attempt.endedAt))
                            .isLessThan(MAX_ATTEMPT);
                });
        assertThat(visits.coded(elsewhere, face, OFFSET_MS).parkedReason).isNull();

        // And a re-scoring with it leaves what there is
        rescore();
        assertThat(visits.current(earlier).revision).isOne();
        assertThat(state().latest().failures().keySet())
                .singleElement()
                .asString()
                .contains(reason.substring(0, reason.indexOf(',')));

        // And with other models the recording is read, and a re-scoring works
        choose(null);
        tryAgain(failed);
        EmotionTrace read = visits.current(visits.reaches(RecordingState.CODED, failed));
        assertThat(read.models).contains("expression_frame@").doesNotContain("stand_in");
        choose(visits.bringStandIn());
        rescore();
        assertThat(visits.current(earlier).models).contains("stand_in_coder@1:");
        assertThat(visits.current(failed).models).contains("stand_in_coder@1:");
        assertThat(visits.current(failed).backend).startsWith("onnx-runtime 1.");
    }

    private void rescore() {
        visits.agency.asTenant(() -> rescorings.start(visits.agency.campaign, new Actor.Member("dana")));
        await().atMost(Duration.ofSeconds(120)).until(() -> !state().isRunning());
    }

    private RescoringState state() {
        return visits.agency.as(() -> rescorings.state(visits.agency.campaign));
    }

    private void choose(@Nullable UUID model) {
        visits.agency.asTenant(() -> models.choose(visits.agency.campaign, model, new Actor.Member("dana")));
    }

    private Recording imported() {
        return visits.imported(visits.agency.campaign, face, OFFSET_MS);
    }

    private void tryAgain(Recording recording) {
        visits.agency.as(() -> {
            Recording parked = Recording.required(recording.id);
            parked.state = RecordingState.RECEIVED;
            parked.parkedReason = null;
            completed.fire(new RecordingCompleted(recording.id));
            return parked;
        });
    }
}
