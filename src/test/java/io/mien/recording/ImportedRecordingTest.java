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
import java.util.UUID;
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
        Path file = TestMedia.webm(folder, "320x240", 15, 1);

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
        Path file = TestMedia.webm(folder, "320x240", 15, 1);
        refused(() -> bring(agency, file, 1100), 422, "import-offset");
        refused(() -> bring(agency, file, -1), 422, "import-offset");
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
