package io.mien.recording;

import io.mien.platform.Digest;
import io.mien.visit.Respondent;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** One exposure's upload as the respondent's page sends it. */
public class Upload {
    /** The first bytes of every WebM file. */
    private static final byte[] EBML = {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3};

    final Respondent respondent;
    public final String exposure;
    String address = "";
    private long length;
    private final List<Integer> slices = new ArrayList<>();
    private final List<byte[]> digests = new ArrayList<>();

    public Upload(Respondent respondent, String exposure) {
        this.respondent = respondent;
        this.exposure = exposure;
    }

    public Upload created() {
        Response created = create("video/webm;codecs=vp9");
        created.then().statusCode(201);
        address = created.getHeader("Location").replaceAll("^https?://[^/]+", "");
        return this;
    }

    Response create(String type) {
        return tus().header("Upload-Defer-Length", "1")
                .header("Upload-Metadata", "exposure " + base64(exposure) + ",type " + base64(type))
                .post("/visit/uploads");
    }

    /** Sends a slice at the end and remembers it as sent. */
    public Response send(byte[] slice) {
        Response answer = patch(length, slice);
        if (answer.statusCode() == 204) {
            length += slice.length;
            slices.add(slice.length);
            digests.add(Digest.of(slice));
        }
        return answer;
    }

    Response patch(long offset, byte[] slice) {
        return tus().header("Upload-Offset", offset)
                .header("Upload-Checksum", "sha256 " + Base64.getEncoder().encodeToString(Digest.of(slice)))
                .contentType("application/offset+octet-stream")
                .body(slice)
                .patch(address);
    }

    Response declareLength() {
        return tus().header("Upload-Offset", length)
                .header("Upload-Length", length)
                .contentType("application/offset+octet-stream")
                .patch(address);
    }

    public Response complete() {
        return complete(sliceDigest());
    }

    public Response complete(String sliceDigest) {
        String body = "{\"sliceDigest\":\"%s\",\"slices\":%s,\"length\":%d}".formatted(sliceDigest, slices, length);
        return respondent
                .request()
                .contentType("application/json")
                .body(body)
                .post("/visit/exposures/" + exposure + "/completion");
    }

    String sliceDigest() {
        return HexFormat.of()
                .formatHex(digests.stream()
                        .reduce(
                                Digest.sha256(),
                                (digest, slice) -> {
                                    digest.update(slice);
                                    return digest;
                                },
                                (one, other) -> one)
                        .digest());
    }

    public Response progress() {
        return tus().head(address);
    }

    RequestSpecification tus() {
        return respondent.request().header("Tus-Resumable", "1.0.0");
    }

    /** The head of a request that appends bytes, for a connection of the test's own. */
    String head(URI origin, long offset, int size, String... more) {
        List<String> lines = new ArrayList<>(List.of(
                "PATCH " + address + " HTTP/1.1",
                "Host: " + origin.getAuthority(),
                "Tus-Resumable: 1.0.0",
                "Upload-Offset: " + offset,
                "Content-Type: application/offset+octet-stream",
                "Content-Length: " + size));
        respondent.headers().forEach((name, value) -> lines.add(name + ": " + value));
        lines.addAll(List.of(more));
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    public Recording recording() {
        return respondent.agency.as(() -> Recording.required(id()));
    }

    public UUID id() {
        return UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
    }

    /** Bytes that begin like a video. */
    public static byte[] video(int length) {
        byte[] bytes = noise(length);
        System.arraycopy(EBML, 0, bytes, 0, EBML.length);
        return bytes;
    }

    static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + length);
        }
        return bytes;
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
