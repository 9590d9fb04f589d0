package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Respondent;
import io.mien.platform.MienConfig;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
class DeadClientTest {
    @Inject
    Agency agency;

    @Inject
    MienConfig config;

    @TestHTTPResource("/")
    URI origin;

    @Test
    @Timeout(60)
    void aSenderThatFellSilentKeepsNothingLocked() throws IOException {
        // Given half a slice from a browser whose network is gone, and which says so to nobody
        Respondent respondent = Respondent.watching(agency.withAds(1));
        Upload upload = new Upload(respondent, respondent.play(0)).created();
        byte[] slice = Upload.video(200_000);
        try (Socket socket = new Socket(origin.getHost(), origin.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(upload.head(origin, 0, slice.length).getBytes(StandardCharsets.US_ASCII));
            out.write(slice, 0, 100_000);
            out.flush();

            // When it comes back
            upload.progress().then().statusCode(200).header("Upload-Offset", "0");
            upload.patch(0, slice).then().statusCode(204).header("Upload-Offset", "200000");

            // Then what it had begun to send is over, and stands in nobody's way
            assertThat(isOver(socket)).isTrue();
            assertThat(spooled(upload)).hasBinaryContent(slice);
        }
    }

    @Test
    @Timeout(60)
    void whatCameBeforeTheLineWasCutIsKept() throws IOException {
        // Given
        Respondent respondent = Respondent.watching(agency.withAds(1));
        Upload upload = new Upload(respondent, respondent.play(0)).created();
        byte[] slice = Upload.video(200_000);

        // When
        try (Socket socket = new Socket(origin.getHost(), origin.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(upload.head(origin, 0, slice.length).getBytes(StandardCharsets.US_ASCII));
            out.write(slice, 0, 100_000);
            out.flush();
        }

        // Then
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> upload.progress().then().header("Upload-Offset", "100000"));
        byte[] rest = Arrays.copyOfRange(slice, 100_000, 200_000);
        upload.patch(100_000, rest).then().statusCode(204);
        assertThat(spooled(upload)).hasBinaryContent(slice);
    }

    private static boolean isOver(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    private Path spooled(Upload upload) {
        return config.home().toAbsolutePath().resolve("uploads").resolve(agency.tenant + "/recordings/" + upload.id());
    }
}
