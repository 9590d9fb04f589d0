package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.campaign.Ad;
import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Origin;
import io.mien.media.TestMedia;
import io.mien.platform.ObjectStore;
import io.mien.platform.Problem;
import io.mien.privacy.Actor;
import io.mien.visit.Exposure;
import io.mien.visit.Visit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class ImportedRecordingTest {
    @Inject
    Agency agency;

    @Inject
    Agency other;

    @Inject
    ImportedRecording imports;

    @Inject
    ObjectStore store;

    @Inject
    Completed completed;

    @TempDir
    Path folder;

    private UUID ad;

    @BeforeEach
    void campaign() {
        agency.withAds(1);
        ad = agency.as(() -> Ad.ofCampaign(agency.campaign).get(0).id);
    }

    @Test
    void aFileMadeElsewhereGoesTheSameWayAndIsMarked() throws IOException {
        // Given
        Path file = TestMedia.webm(folder, "320x240", 15, 3);

        // When
        UUID visit = bring(agency, file, 400);

        // Then
        Visit made = agency.as(() -> Visit.required(visit));
        assertThat(made.origin).isEqualTo(Origin.IMPORT);
        assertThat(made.disposition).isEqualTo(Disposition.COMPLETE);
        Recording recording = agency.as(() -> Recording.ofVisit(visit).get(0));
        assertThat(recording.importOffsetMs).isEqualTo(400);
        assertThat(recording.contentType).isEqualTo("video/webm");
        assertThat(store.size(recording.storageKey)).isEqualTo(Files.size(file));
        assertThat(agency.as(() -> Exposure.required(recording.exposureId).state))
                .isEqualTo(Exposure.State.RECORDED);
        assertThat(completed.times(recording.id)).isOne();
    }

    @Test
    void anOffsetOutsideOfTheFileIsRefused() {
        Path file = TestMedia.webm(folder, "320x240", 15, 3);
        refused(() -> bring(agency, file, 3_100), 422, "import-offset");
        refused(() -> bring(agency, file, -1), 422, "import-offset");
    }

    @Test
    void anOffsetThatLeavesNoRoomForTheAdIsRefusedWithTheSecondsThatDo() {
        // Given: the ad lasts 2 s, of which the last may be missing
        Path file = TestMedia.webm(folder, "320x240", 15, 3);

        // When / Then
        assertThatThrownBy(() -> bring(agency, file, 2_500))
                .hasMessageContaining("cannot have begun at second 2.5")
                .hasMessageContaining("from 0 to 1.9");
        assertThat(agency.visits()).isEmpty();
        assertThat(bring(agency, file, 1_900)).isNotNull();
    }

    @Test
    void aRecordingShorterThanItsAdIsRefusedAtAnyOffset() {
        // Given
        Path file = TestMedia.webm(folder, "320x240", 15, 2);
        agency.as(() -> Ad.update("durationMs = 15000 where id = ?1", ad));

        // When / Then
        assertThatThrownBy(() -> bring(agency, file, 0))
                .hasMessageContaining("The recording lasts 1.9 s and the ad 15.0 s")
                .hasMessageContaining("Import the recording of the whole ad");
        assertThat(agency.visits()).isEmpty();
    }

    @Test
    void theSameRecordingIsRefusedWithTheVisitThatItIsAlready() {
        // Given
        Path file = TestMedia.webm(folder, "320x240", 15, 3);
        UUID first = bring(agency, file, 400);

        // When / Then
        refused(() -> bring(agency, file, 400), 409, "recording-known");
        assertThatThrownBy(() -> bring(agency, file, 100)).hasMessageContaining("as visit " + first);
        assertThat(agency.visits()).hasSize(1);
    }

    @Test
    void whatAPreviewOrAnotherTenantHasIsNoReasonToRefuse() {
        // Given
        Path file = TestMedia.webm(folder, "320x240", 15, 3);
        UUID preview = bring(agency, file, 400);
        agency.as(() -> Visit.update("origin = ?1 where id = ?2", Origin.PREVIEW, preview));

        // When
        UUID second = bring(agency, file, 400);

        // Then
        assertThat(second).isNotEqualTo(preview);
        refused(() -> bring(agency, file, 400), 409, "recording-known");
    }

    @Test
    void whoSendsTheBytesOfAnotherVisitIsKnownAndWhoSentThemFirstIsNot() {
        // Given: two visits with the very same recording, as no camera makes them
        Path file = TestMedia.webm(folder, "320x240", 15, 3);
        UUID first = bring(agency, file, 400);
        agency.as(() -> Visit.update("origin = ?1 where id = ?2", Origin.PREVIEW, first));
        UUID second = bring(agency, file, 400);

        // When / Then
        assertThat(isKnown(second)).as("a preview counts for nobody").isFalse();
        agency.as(() -> Visit.update("origin = ?1 where campaignId = ?2", Origin.LINK, agency.campaign));
        assertThat(isKnown(first)).isFalse();
        assertThat(isKnown(second)).isTrue();
    }

    private boolean isKnown(UUID visit) {
        return agency.as(() -> Recording.ofVisit(visit).get(0).isKnown());
    }

    @Test
    void twoImportsOfOneFileAtOnceMakeOneVisit() throws Exception {
        // Given
        Path file = TestMedia.webm(folder, "320x240", 15, 3);
        ExecutorService threads = Executors.newFixedThreadPool(4);

        // When
        List<Future<UUID>> tries = threads.invokeAll(Collections.nCopies(4, () -> bring(agency, file, 400)));
        threads.shutdown();

        // Then
        assertThat(tries.stream().filter(ImportedRecordingTest::succeeded)).hasSize(1);
        assertThat(agency.visits()).hasSize(1);
        assertThat(agency.as(() -> Recording.count())).isOne();
    }

    @Test
    void aTextFileIsRefusedWithTheReason() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("face.webm"), "not a video");

        // When / Then
        refused(() -> bring(agency, file, 0), 422, "recording-refused");
        assertThat(agency.as(() -> Recording.count())).isZero();
    }

    @Test
    void anotherTenantsAdIsNotThere() {
        // Given
        Path file = TestMedia.webm(folder, "320x240", 15, 1);
        other.withAds(1);

        // When / Then
        refused(() -> bring(other, file, 0), 404, "not-found");
        assertThat(agency.visits()).isEmpty();
    }

    private static boolean succeeded(Future<UUID> one) {
        try {
            return one.get() != null;
        } catch (ExecutionException refused) {
            assertThat(refused.getCause()).hasMessageContaining("already here");
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID bring(Agency as, Path file, int offset) {
        UUID[] visit = new UUID[1];
        as.asTenant(() -> {
            try {
                ImportRequest request = new ImportRequest(agency.campaign, ad, "DE", offset, new Actor.Member("rita"));
                visit[0] = imports.importRecording(request, file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return visit[0];
    }

    private static void refused(Runnable work, int status, String type) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.type()).endsWith(type);
        });
    }
}
