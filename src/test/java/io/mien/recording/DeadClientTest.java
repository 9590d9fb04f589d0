package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.fieldwork.Agency;
import io.mien.platform.MienConfig;
import io.mien.visit.Respondent;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.FilterableRequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
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
    @Timeout(300)
    void aSenderThatFellSilentKeepsNothingLocked() throws IOException {
        // Given half a slice from a browser whose network is gone
        Respondent respondent = Respondent.watching(agency.withAds(1));
        Upload upload = new Upload(respondent, respondent.play(0)).created();
        byte[] slice = Upload.video(200_000);
        try (Socket socket = new Socket(origin.getHost(), origin.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head(upload, slice.length).getBytes(StandardCharsets.US_ASCII));
            out.write(slice, 0, 100_000);
            out.flush();
            // When it comes back
            long offset = Long.parseLong(
                    upload.progress().then().statusCode(200).extract().header("Upload-Offset"));

            // Then nothing waits for the rest of it, and it goes on from what was acknowledged
            assertThat(offset).isZero();
            byte[] rest = new byte[slice.length - (int) offset];
            System.arraycopy(slice, (int) offset, rest, 0, rest.length);
            upload.patch(offset, rest).then().statusCode(204).header("Upload-Offset", "200000");
            assertThat(spooled(upload)).hasBinaryContent(slice);
        }
    }

    private String head(Upload upload, int length) {
        FilterableRequestSpecification browser = (FilterableRequestSpecification) upload.tus();
        String cookies = browser.getCookies().asList().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return String.join(
                "\r\n",
                "PATCH " + upload.address + " HTTP/1.1",
                "Host: " + origin.getAuthority(),
                "Cookie: " + cookies,
                "X-CSRF-TOKEN: " + browser.getHeaders().getValue("X-CSRF-TOKEN"),
                "Sec-Fetch-Site: same-origin",
                "Tus-Resumable: 1.0.0",
                "Upload-Offset: 0",
                "Content-Type: application/offset+octet-stream",
                "Content-Length: " + length,
                "",
                "");
    }

    private Path spooled(Upload upload) {
        return config.home().toAbsolutePath().resolve("uploads").resolve(agency.tenant + "/recordings/" + upload.id());
    }
}
