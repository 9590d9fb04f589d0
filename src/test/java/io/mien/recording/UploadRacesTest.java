package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Exposure;
import io.mien.fieldwork.Respondent;
import io.mien.platform.ObjectStore;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What other servers of this protocol got wrong when two requests met. */
@QuarkusTest
@Timeout(120)
class UploadRacesTest {
    private static final int ROUNDS = 25;
    private static final int NO_ANSWER = 0;

    @Inject
    Agency agency;

    @Inject
    ObjectStore store;

    @Inject
    Completed completed;

    @TestHTTPResource("/")
    URI origin;

    private Respondent respondent;
    private Upload upload;

    @BeforeEach
    void playing() {
        respondent = Respondent.watching(agency.withAds(1));
        upload = new Upload(respondent, respondent.play(0)).created();
    }

    @Test
    void ofManySlicesAtOneOffsetOneIsKept() {
        for (int round = 0; round < ROUNDS; round++) {
            // Given
            int offset = round * 30_000;
            byte[] slice = Upload.noise(30_000);

            // When
            List<Integer> answers = atOnce(4, () -> upload.patch(offset, slice).statusCode());

            // Then the others were told that it goes on elsewhere, or were ended by the one after them
            assertThat(answers).containsOnlyOnce(204).isSubsetOf(204, 409, NO_ANSWER);
            upload.progress().then().header("Upload-Offset", String.valueOf(offset + 30_000));
        }
    }

    @Test
    void completedManyTimesAtOnceItIsMadeKnownOnce() throws IOException {
        // Given
        upload.send(Upload.video(2_000_000)).then().statusCode(413);
        upload.send(Upload.video(900_000)).then().statusCode(204);
        upload.send(Upload.noise(900_000)).then().statusCode(204);
        respondent.log(upload.exposure).then().statusCode(204);

        // When
        List<Integer> answers = atOnce(8, () -> upload.complete().statusCode());

        // Then
        assertThat(answers).containsOnly(204);
        assertThat(completed.times(upload.id())).isOne();
        assertThat(store.size(upload.recording().storageKey)).isEqualTo(1_800_000);
    }

    @Test
    void bytesThatAreStillOnTheirWayAreNoPartOfACompletedRecording() throws IOException {
        // Given a last slice, arriving slowly, whose checksum will not hold
        byte[] video = Upload.video(50_000);
        upload.send(video).then().statusCode(204);
        respondent.log(upload.exposure).then().statusCode(204);
        try (Socket socket = new Socket(origin.getHost(), origin.getPort())) {
            OutputStream out = socket.getOutputStream();
            String checksum = "Upload-Checksum: sha256 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
            out.write(upload.head(origin, 50_000, 20_000, checksum).getBytes(StandardCharsets.US_ASCII));
            out.write(Upload.noise(10_000));
            out.flush();

            // When
            upload.complete().then().statusCode(204);
            out.write(Upload.noise(10_000));
            out.flush();

            // Then
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(answer).isIn("HTTP/1.1 409", "HTTP/1.1 460");
            assertThat(store.open(upload.recording().storageKey)).hasBinaryContent(video);
            assertThat(respondent.state(upload.exposure)).isEqualTo(Exposure.State.RECORDED);
        }
    }

    @Test
    void aRefusedBodyDoesNotSpoilTheLine() {
        // When
        upload.patch(5, Upload.noise(800_000)).then().statusCode(409);

        // Then
        upload.send(Upload.video(800_000)).then().statusCode(204);
    }

    private static List<Integer> atOnce(int requests, Supplier<Integer> request) {
        List<CompletableFuture<Integer>> asked = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> answered(request)))
                .limit(requests)
                .toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private static int answered(Supplier<Integer> request) {
        try {
            return request.get();
        } catch (Exception reset) {
            return NO_ANSWER;
        }
    }
}
