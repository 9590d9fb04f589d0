package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.fieldwork.Agency;
import io.mien.platform.ObjectStore;
import io.mien.visit.Exposure;
import io.mien.visit.Respondent;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What other servers of this protocol got wrong when two requests met. */
@QuarkusTest
@Timeout(120)
class UploadRacesTest {
    private static final int ROUNDS = 25;
    private static final int SLICE = 30_000;
    /** A newer request ended this one while it was still sending. */
    private static final int ENDED = 0;

    @Inject
    Agency agency;

    @Inject
    ObjectStore store;

    @Inject
    Completed completed;

    @TestHTTPResource("/")
    URI origin;

    private final ExecutorService senders = Executors.newFixedThreadPool(8);
    private Respondent respondent;
    private Upload upload;

    @BeforeEach
    void playing() {
        respondent = Respondent.watching(agency.withAds(1));
        upload = new Upload(respondent, respondent.play(0)).created();
    }

    @AfterEach
    void over() {
        senders.shutdown();
    }

    @Test
    void ofManySlicesAtOneOffsetOneIsKept() {
        for (int round = 0; round < ROUNDS; round++) {
            // Given
            int offset = round * SLICE;
            byte[] slice = Upload.noise(SLICE);

            // When
            List<Integer> answers = atOnce(4, () -> upload.patch(offset, slice).statusCode());

            // Then
            assertThat(answers).isSubsetOf(204, 409, ENDED);
            assertThat(answers.stream().filter(status -> status == 204)).hasSizeLessThanOrEqualTo(1);
            upload.progress().then().header("Upload-Offset", String.valueOf(offset + SLICE));
        }
    }

    @Test
    void completedManyTimesAtOnceItIsMadeKnownOnce() throws IOException {
        // Given
        upload.send(Upload.video(900_000)).then().statusCode(204);
        upload.send(Upload.noise(900_000)).then().statusCode(204);
        respondent.log(upload.exposure).then().statusCode(204);

        // When
        List<Integer> answers = atOnce(8, () -> upload.complete().statusCode());

        // Then
        assertThat(answers).containsOnly(204);
        assertThat(completed.times(upload.id())).isOne();
        assertThat(store.open(upload.recording().storageKey).readAllBytes()).hasSize(1_800_000);
    }

    @Test
    void bytesThatAreStillOnTheirWayAreNoPartOfACompletedRecording() throws IOException {
        // Given a last slice that arrives slowly and whose checksum will not hold
        byte[] video = Upload.video(50_000);
        upload.send(video).then().statusCode(204);
        respondent.log(upload.exposure).then().statusCode(204);
        try (Socket socket = new Socket(origin.getHost(), origin.getPort())) {
            String checksum = "Upload-Checksum: sha256 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
            half(socket, upload.head(origin, 50_000, 20_000, checksum));

            // When
            upload.complete().then().statusCode(204);

            // Then
            assertThat(isGivenUp(socket)).isTrue();
            assertThat(store.open(upload.recording().storageKey)).hasBinaryContent(video);
            assertThat(respondent.state(upload.exposure)).isEqualTo(Exposure.State.RECORDED);
        }
    }

    @Test
    void aSenderThatFellSilentGivesWayToTheSameSliceSentAgain() throws IOException {
        // Given
        byte[] slice = Upload.video(20_000);
        try (Socket socket = new Socket(origin.getHost(), origin.getPort())) {
            half(socket, upload.head(origin, 0, slice.length, "Upload-Checksum: sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA="));

            // When
            upload.send(slice).then().statusCode(204).header("Upload-Offset", "20000");

            // Then
            assertThat(isGivenUp(socket)).isTrue();
            respondent.log(upload.exposure).then().statusCode(204);
            upload.complete().then().statusCode(204);
            assertThat(store.open(upload.recording().storageKey)).hasBinaryContent(slice);
        }
    }

    @Test
    void endedWhileASliceComesInNothingIsLeft() throws IOException {
        // Given
        try (Socket socket = new Socket(origin.getHost(), origin.getPort())) {
            half(socket, upload.head(origin, 0, 20_000));

            // When
            upload.tus().delete(upload.address).then().statusCode(204);

            // Then
            assertThat(isGivenUp(socket)).isTrue();
            upload.progress().then().statusCode(410);
            assertThat(upload.recording().state).isEqualTo(RecordingState.ABANDONED);
        }
    }

    @Test
    void aRefusedBodyDoesNotSpoilTheLine() {
        // When
        upload.patch(5, Upload.noise(800_000)).then().statusCode(409);

        // Then
        upload.send(Upload.video(800_000)).then().statusCode(204);
    }

    private static void half(Socket socket, String head) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(Upload.noise(10_000));
        out.flush();
    }

    /** The rest never comes: the slice is given up, with a refusal or without a word. */
    private static boolean isGivenUp(Socket socket) {
        try {
            String answer = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return answer == null || answer.startsWith("HTTP/1.1 4");
        } catch (IOException reset) {
            return true;
        }
    }

    private List<Integer> atOnce(int requests, Supplier<Integer> request) {
        List<CompletableFuture<Integer>> asked = Stream.generate(
                        () -> CompletableFuture.supplyAsync(request, senders).exceptionally(cut -> ENDED))
                .limit(requests)
                .toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }
}
