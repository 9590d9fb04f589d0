package io.mien.facialcoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mien.campaign.Retention;
import io.mien.fieldwork.Validity;
import io.mien.media.TestMedia;
import io.mien.platform.ObjectStore;
import io.mien.privacy.PersonalDataHolder;
import io.mien.privacy.Subject;
import io.mien.recording.Recording;
import io.mien.recording.RecordingCompleted;
import io.mien.recording.RecordingState;
import io.mien.tenancy.TestTenants;
import io.mien.trace.EmotionTrace;
import io.mien.trace.Measure;
import io.mien.visit.Exposure;
import io.mien.visit.Visit;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a stored video to its traces, through the real job queue. */
@QuarkusTest
class CodingTest {
    @Inject
    TestTenants tenants;

    @Inject
    ObjectStore store;

    @Inject
    Event<RecordingCompleted> completed;

    @Inject
    ImportedVideos videos;

    @Inject
    @All
    List<PersonalDataHolder> holders;

    @TempDir
    Path folder;

    private UUID tenant;

    @BeforeEach
    void aTenant() {
        tenant = tenants.create("coding");
    }

    @Test
    void aSmileAppearsAtItsPlaceInTheAd() throws IOException {
        // Given
        Path clip = TestMedia.face("single_face.mp4");

        // When
        UUID recording = imported(Files.newInputStream(clip), 300, Retention.KEEP, 2_000);
        awaitState(recording, RecordingState.CODED);

        // Then
        EmotionTrace trace = tenants.as(tenant, () -> EmotionTrace.currentOf(Recording.required(recording).exposureId)
                .orElseThrow());
        double[] happy = trace.perTenth().of(Measure.HAPPY);
        assertThat(happy[1]).isLessThan(0.3);
        assertThat(happy[15]).isGreaterThan(0.7);
        assertThat(trace.models).contains("face_detector@", "face_mesh@", "expression_frame@");
        assertThat(trace.backend).startsWith("onnx-runtime 1.");
        assertThat(trace.revision).isOne();
        assertThat(video(recording)).isTrue();
    }

    @Test
    void aFaceThatLeavesIsMissingAndNotNeutral() throws IOException {
        // Given
        Path clip = TestMedia.make(
                folder.resolve("leaves.webm"),
                "-i " + TestMedia.face("face_noface.mov")
                        + " -an -vf scale=640:-2 -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 1M");

        // When
        UUID recording = imported(Files.newInputStream(clip), 300, Retention.KEEP, 3_200);
        awaitState(recording, RecordingState.CODED);

        // Then
        EmotionTrace trace = tenants.as(tenant, () -> EmotionTrace.currentOf(Recording.required(recording).exposureId)
                .orElseThrow());
        double[] neutral = trace.perTenth().of(Measure.NEUTRAL);
        assertThat(neutral[5]).isBetween(0.0, 1.0);
        assertThat(Arrays.copyOfRange(neutral, 24, 32)).containsOnly(Double.NaN);
        assertThat(trace.faceInAd).isBetween(0.5f, 0.8f);
        assertThat(trace.perTenth().of(Measure.ATTENTION)[28]).isZero();
    }

    @Test
    void aVideoWithoutAFaceIsReversedAndDeleted() throws IOException {
        // Given
        Path clip = TestMedia.webm(folder, "320x240", 15, 4);

        // When
        UUID recording = imported(Files.newInputStream(clip), 1_000, Retention.DELETE_AFTER_ANALYSIS, 3_000);
        awaitState(recording, RecordingState.CODED);

        // Then
        Visit visit = tenants.as(tenant, () -> sessionOf(recording));
        assertThat(visit.validity).isEqualTo(Validity.REVERSED);
        assertThat(visit.reversalReason).isIn("PREROLL_FACE_MISSING", "FACE_MISSING");
        EmotionTrace trace = tenants.as(tenant, () -> EmotionTrace.currentOf(Recording.required(recording).exposureId)
                .orElseThrow());
        assertThat(trace.perSecond().of(Measure.NEUTRAL)).containsOnly(Double.NaN);
        assertThat(tenants.as(tenant, () -> copyOf(visit)))
                .contains("models=" + trace.models)
                .contains("backend=" + trace.backend)
                .contains("adLengthMs=3000")
                .contains("shareOfAdPlayed=" + trace.playheadCovered)
                .contains("shareOfAdWithFace=0.0")
                .contains("shareOfPreRollWithFace=0.0")
                .contains("framesReadPerSecond=" + trace.analysedRate)
                .contains("clockFitResidualMs=" + trace.syncResidualMs)
                .contains("lastStep=");
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(video(recording)).isFalse());
    }

    @Test
    void anEmptyRoomFilmedFromTheAdsStartIsNobody() throws IOException {
        // Given
        Path clip = TestMedia.webm(folder, "320x240", 15, 4);

        // When
        UUID recording = imported(Files.newInputStream(clip), 0, Retention.DELETE_AFTER_ANALYSIS, 3_000);
        awaitState(recording, RecordingState.CODED);

        // Then
        Visit visit = tenants.as(tenant, () -> sessionOf(recording));
        assertThat(visit.validity).isEqualTo(Validity.REVERSED);
        assertThat(visit.reversalReason).isEqualTo("NOBODY_SEEN");
    }

    @Test
    void aFaceThatStandsStillIsMissingAndTheReasonIsGiven() throws IOException {
        // Given: a smile that moves until 1.5 s, stands still until 6.5 s and moves again
        Path clip = TestMedia.make(
                folder.resolve("frozen.webm"),
                "-stream_loop 4 -i " + TestMedia.face("single_face.mp4")
                        + " -an -r 30 -vf fps=30,scale=640:-2,loop=loop=150:size=1:start=45,trim=end_frame=240,setpts=N/30/TB"
                        + " -c:v libvpx -deadline realtime -cpu-used 8 -b:v 600k");

        // When
        UUID recording = imported(Files.newInputStream(clip), 0, Retention.DELETE_AFTER_ANALYSIS, 8_000);
        awaitState(recording, RecordingState.CODED);

        // Then
        EmotionTrace trace = tenants.as(tenant, () -> EmotionTrace.currentOf(Recording.required(recording).exposureId)
                .orElseThrow());
        double[] attention = trace.perSecond().of(Measure.ATTENTION);
        assertThat(attention[0]).isBetween(0.0, 1.0);
        assertThat(Arrays.copyOfRange(attention, 2, 6)).containsOnly(Double.NaN);
        assertThat(attention[7]).isBetween(0.0, 1.0);
        assertThat(trace.perSecond().of(Measure.HAPPY))
                .as("too few seconds are left")
                .containsOnly(Double.NaN);
        assertThat(tenants.as(tenant, () -> sessionOf(recording)).reversalReason)
                .isEqualTo("PICTURE_FROZEN");
    }

    @Test
    void aTextFileIsParkedAtOnceWithItsReason() {
        // When
        UUID recording = imported(
                new ByteArrayInputStream("not a film".getBytes(StandardCharsets.UTF_8)), 0, Retention.KEEP, 3_000);
        awaitState(recording, RecordingState.PARKED);

        // Then
        Recording parked = tenants.as(tenant, () -> Recording.required(recording));
        assertThat(parked.parkedReason).contains("not a video file");
        assertThat(tenants.as(tenant, () -> CodingAttempt.ofRecording(recording)))
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.stage).isEqualTo("PROBE"));
    }

    @Test
    void codingAgainAddsARevisionAndOverwritesNothing() throws IOException {
        // Given
        Path clip = TestMedia.webm(folder, "320x240", 15, 4);
        UUID recording = imported(Files.newInputStream(clip), 0, Retention.KEEP, 3_000);
        awaitState(recording, RecordingState.CODED);

        // When
        tenants.as(tenant, () -> {
            Recording.required(recording).state = RecordingState.RECEIVED;
            completed.fire(new RecordingCompleted(recording));
            return recording;
        });

        // Then
        await().atMost(Duration.ofSeconds(120)).untilAsserted(() -> assertThat(
                        tenants.as(tenant, () -> EmotionTrace.currentOf(Recording.required(recording).exposureId)
                                .orElseThrow()
                                .revision))
                .isEqualTo(2));
        assertThat(tenants.as(
                        tenant,
                        () -> EmotionTrace.<EmotionTrace>list(
                                "exposureId = ?1 order by revision, engine", Recording.required(recording).exposureId)))
                .extracting(trace -> trace.engine + " " + trace.revision)
                .containsExactly("FRAME 1", "SEQUENCE 1", "FRAME 2", "SEQUENCE 2");
    }

    private boolean video(UUID recording) throws IOException {
        return store.exists(tenants.as(tenant, () -> Recording.required(recording).storageKey));
    }

    private String copyOf(Visit visit) {
        return holders.stream()
                .map(holder -> holder.copy(new Subject.Visit(visit.id)))
                .toList()
                .toString();
    }

    private static Visit sessionOf(UUID recording) {
        return Visit.required(Exposure.required(Recording.required(recording).exposureId).visitId);
    }

    private void awaitState(UUID recording, RecordingState state) {
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(tenants.as(tenant, () -> Recording.required(recording).state))
                        .isEqualTo(state));
    }

    private UUID imported(InputStream video, int offsetMs, Retention retention, int adMs) {
        return videos.imported(tenant, video, new ImportedVideos.Facts(offsetMs, retention, adMs));
    }
}
