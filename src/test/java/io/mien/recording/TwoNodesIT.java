package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Exposure;
import io.mien.fieldwork.Respondent;
import io.mien.launch.PackagedServer;
import io.mien.platform.MienConfig;
import io.mien.platform.ObjectStore;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two web nodes on one database and one spool: whichever a request reaches, an upload is written by one at a time. */
@QuarkusTest
@TestProfile(WebOnly.class)
@Timeout(300)
class TwoNodesIT {
    private static final int ROUNDS = 20;

    @Inject
    Agency agency;

    @Inject
    MienConfig config;

    @Inject
    ObjectStore store;

    @TestHTTPResource("/")
    URI first;

    @TempDir
    Path folder;

    private PackagedServer second;
    private Respondent respondent;
    private Upload upload;

    @BeforeEach
    void twoNodes() {
        second = PackagedServer.on(config.home(), folder.resolve("server.log")).start();
        respondent = Respondent.watching(agency.withAds(1));
        upload = new Upload(respondent, respondent.play(0)).created();
    }

    @AfterEach
    void stop() {
        second.close();
    }

    @Test
    void anUploadGoesOnAtAnyNode() throws IOException {
        // When
        byte[] video = Upload.video(100_000);
        on(second.origin(), () -> upload.send(video)).then().statusCode(204);
        on(first, () -> upload.send(Upload.noise(50_000))).then().statusCode(204);
        on(second.origin(), upload::progress).then().header("Upload-Offset", "150000");
        respondent.log(upload.exposure).then().statusCode(204);
        on(second.origin(), upload::complete).then().statusCode(204);

        // Then
        assertThat(store.open(upload.recording().storageKey).readAllBytes())
                .startsWith(video)
                .hasSize(150_000);
    }

    @Test
    void ofTwoSlicesAtOneOffsetOneIsKept() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            // Given
            int offset = round * 1000;
            byte[] slice = round == 0 ? Upload.video(1000) : Upload.noise(1000);

            // When
            List<Integer> answers = atBoth(() -> upload.patch(offset, slice).statusCode());

            // Then
            assertThat(answers).containsExactlyInAnyOrder(204, 409);
            upload.progress().then().header("Upload-Offset", String.valueOf(offset + 1000));
        }
    }

    @Test
    void completedAtBothItIsReceivedOnce() throws IOException {
        // Given
        upload.send(Upload.video(500_000)).then().statusCode(204);
        respondent.log(upload.exposure).then().statusCode(204);

        // When
        List<Integer> answers = atBoth(() -> upload.complete().statusCode());

        // Then
        assertThat(answers).containsOnly(204);
        assertThat(upload.recording().state).isEqualTo(RecordingState.RECEIVED);
        assertThat(respondent.state(upload.exposure)).isEqualTo(Exposure.State.RECORDED);
        assertThat(store.size(upload.recording().storageKey)).isEqualTo(500_000);
    }

    private <T> List<T> atBoth(Supplier<T> request) {
        List<CompletableFuture<T>> asked = Stream.of(first, second.origin())
                .map(node -> CompletableFuture.supplyAsync(() -> on(node, request)))
                .toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private <T> T on(URI node, Supplier<T> request) {
        return respondent.at(node, request);
    }
}
