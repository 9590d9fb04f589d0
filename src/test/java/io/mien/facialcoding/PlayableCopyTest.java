package io.mien.facialcoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.Retention;
import io.mien.fieldwork.Agency;
import io.mien.media.TestMedia;
import io.mien.platform.Digest;
import io.mien.platform.ObjectStore;
import io.mien.privacy.Actor;
import io.mien.recording.ImportRequest;
import io.mien.recording.ImportedRecording;
import io.mien.recording.PlayableCopy;
import io.mien.recording.Recording;
import io.mien.recording.RecordingState;
import io.mien.recording.VideoDeletion;
import io.mien.visit.Visit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class PlayableCopyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Agency agency;

    @Inject
    ImportedRecording imports;

    @Inject
    PlayableCopy copies;

    @Inject
    VideoDeletion deletion;

    @Inject
    ObjectStore store;

    @TempDir
    Path folder;

    private Path film;

    @BeforeEach
    void aLiveRecording() {
        agency.withAds(1);
        film = TestMedia.make(
                folder.resolve("live.webm"),
                "-f lavfi -i testsrc=size=320x240:rate=15:duration=3 -c:v libvpx -deadline realtime -live 1");
    }

    @Test
    void aKeptRecordingGetsACopyToPlayAndStaysWhatItWas() throws IOException {
        // Given
        keep();

        // When
        Recording recording = copied();

        // Then
        assertThat(recording.playableType).isEqualTo("video/webm");
        assertThat(Digest.of(read(recording.storageKey)))
                .isEqualTo(Digest.of(Files.readAllBytes(film)))
                .isEqualTo(recording.digest);
        Path copy = Files.write(folder.resolve("copy"), read(Recording.playableKey(recording.storageKey)));
        assertThat(TestMedia.probed(copy).frames())
                .isEqualTo(TestMedia.probed(film).frames());
        assertThat(copy).binaryContent().isNotEqualTo(Files.readAllBytes(film));
    }

    @Test
    void aRecordingThatIsDeletedAfterItsAnalysisGetsNone() {
        // When
        UUID recording = imported();

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(required(recording).videoDeletedAt)
                .isNotNull());
        assertThat(required(recording).playableType).isNull();
    }

    @Test
    void theCopyGoesWithItsRecording() throws IOException {
        // Given
        keep();
        Recording recording = copied();

        // When
        asTenant(() -> deletion.run(recording.id));

        // Then
        assertThat(store.exists(recording.storageKey)).isFalse();
        assertThat(store.exists(Recording.playableKey(recording.storageKey))).isFalse();
        assertThat(required(recording.id).playableType).isNull();
    }

    @Test
    void aCopyMadeWhileItsVisitWasWithdrawnIsDeleted() throws IOException {
        // Given
        keep();
        Recording recording = copied();
        agency.as(() -> Visit.deleteAll());

        // When
        asTenant(() -> copies.run(recording.id));

        // Then
        assertThat(store.exists(Recording.playableKey(recording.storageKey))).isFalse();
    }

    private void keep() {
        agency.as(() ->
                Campaign.update("retention = ?1, keepDays = ?2 where id = ?3", Retention.KEEP, 7, agency.campaign));
    }

    private Recording copied() {
        UUID id = imported();
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(required(id).state).isEqualTo(RecordingState.CODED);
            assertThat(required(id).playableType).isNotNull();
        });
        return required(id);
    }

    private UUID imported() {
        UUID ad = agency.as(() -> Ad.ofCampaign(agency.campaign).get(0).id);
        asTenant(() -> imports.importRecording(
                new ImportRequest(agency.campaign, ad, "DE", 0, new Actor.Member("rita")), film));
        return agency.as(() -> Recording.<Recording>findAll().firstResult().id);
    }

    private Recording required(UUID id) {
        return agency.as(() -> Recording.required(id));
    }

    private byte[] read(String key) throws IOException {
        try (InputStream bytes = store.open(key)) {
            return bytes.readAllBytes();
        }
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

    /** Something that reads or writes the store. */
    private interface Work {
        void run() throws IOException;
    }
}
