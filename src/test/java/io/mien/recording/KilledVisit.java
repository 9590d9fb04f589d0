package io.mien.recording;

import io.mien.fieldwork.Agency;
import io.mien.platform.Digest;
import io.mien.visit.Respondent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A visit that goes on whatever happens to the server, and remembers what it was told. */
final class KilledVisit {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int SLICES = 8;
    private static final String LOG = """
            {"version":1,"clock":"performance.now",
             "recorder":{"mimeType":"video/webm","startedAt":1000.5,"onstart":1100,"stoppedAt":9000,"width":640,"height":480},
             "camera":[[1010,1001.2,1009,1],[1043,null,1042,2]],
             "ad":[[2000,0,2010,1],[2033,0.033,2043,2],[2700,0.7,9999,3]],
             "events":[{"at":1000,"kind":"preroll-start","mediaTime":null}],
             "playback":{"volume":1,"muted":false}}""";

    /** When its person withdraws. */
    enum Ending {
        STAYS,
        WITHDRAWS_WHILE_SENDING,
        WITHDRAWS_AT_THE_END
    }

    final Agency agency;
    final Ending ending;
    private final Respondent respondent;
    private final String exposure;
    private final URI origin;
    private final byte[] video;
    private final Random random;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private String upload = "";
    private int acknowledged;

    /** Slices that the server acknowledged, and bytes of such that it did not know any more. */
    volatile int slices;

    volatile int lostBytes;
    volatile @Nullable Instant completedAt;
    volatile boolean withdrawn;
    volatile boolean withdrawalTried;

    KilledVisit(Agency agency, Ending ending, URI origin, byte[] video, long seed) {
        this.agency = agency;
        this.ending = ending;
        this.origin = origin;
        this.video = video;
        this.random = new Random(seed);
        this.respondent = Respondent.watching(agency.withAds(1));
        this.exposure = respondent.play(0);
    }

    UUID recording() {
        return UUID.fromString(upload.substring(upload.lastIndexOf('/') + 1));
    }

    boolean wasBegun() {
        return !upload.isEmpty();
    }

    void goThrough() throws InterruptedException {
        create();
        int place = 0;
        while (acknowledged < video.length) {
            if (ending == Ending.WITHDRAWS_WHILE_SENDING && place++ == SLICES / 2) {
                withdraw();
                return;
            }
            sendNext();
            Thread.sleep(random.nextInt(300));
        }
        told(request("/visit/exposures/" + exposure + "/log", "application/json")
                .PUT(BodyPublishers.ofString(LOG)));
        complete();
        if (ending == Ending.WITHDRAWS_AT_THE_END) {
            Thread.sleep(random.nextInt(1_500));
            withdraw();
        }
    }

    private void create() throws InterruptedException {
        HttpResponse<String> created = told(tus("/visit/uploads")
                .header("Upload-Defer-Length", "1")
                .header(
                        "Upload-Metadata",
                        "exposure " + Upload.base64(exposure) + ",type " + Upload.base64("video/webm;codecs=vp9"))
                .POST(BodyPublishers.noBody()));
        require(created, 201);
        upload = created.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]+", "");
    }

    private void sendNext() throws InterruptedException {
        int size = (video.length + SLICES - 1) / SLICES;
        int end = Math.min(video.length, (acknowledged / size + 1) * size);
        byte[] slice = Arrays.copyOfRange(video, acknowledged, end);
        try {
            HttpResponse<String> answer = client.send(
                    request(upload, "application/offset+octet-stream")
                            .header("Tus-Resumable", "1.0.0")
                            .header("Upload-Offset", String.valueOf(acknowledged))
                            .header(
                                    "Upload-Checksum",
                                    "sha256 " + Base64.getEncoder().encodeToString(Digest.of(slice)))
                            .method("PATCH", BodyPublishers.ofByteArray(slice))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() == 204) {
                acknowledged = end;
                slices++;
                return;
            }
        } catch (IOException died) {
            Thread.sleep(100);
        }
        lookUp();
    }

    /** What the server knows may be more than it said, for an answer can be lost; never less. */
    private void lookUp() throws InterruptedException {
        HttpResponse<String> head = told(tus(upload).method("HEAD", BodyPublishers.noBody()));
        require(head, 200);
        int known = Integer.parseInt(head.headers().firstValue("Upload-Offset").orElseThrow());
        lostBytes += Math.max(0, acknowledged - known);
        acknowledged = known;
    }

    private void complete() throws InterruptedException {
        int size = (video.length + SLICES - 1) / SLICES;
        List<Integer> sizes = new ArrayList<>();
        MessageDigest digest = Digest.sha256();
        for (int first = 0; first < video.length; first += size) {
            int end = Math.min(video.length, first + size);
            sizes.add(end - first);
            digest.update(Digest.of(Arrays.copyOfRange(video, first, end)));
        }
        String body = "{\"sliceDigest\":\"%s\",\"slices\":%s,\"length\":%d}"
                .formatted(HexFormat.of().formatHex(digest.digest()), sizes, video.length);
        HttpResponse<String> answer = told(request("/visit/exposures/" + exposure + "/completion", "application/json")
                .POST(BodyPublishers.ofString(body)));
        require(answer, 204);
        completedAt = Instant.now();
    }

    /** Whoever asks again because the answer was lost may find that nothing is left to withdraw. */
    private void withdraw() throws InterruptedException {
        withdrawalTried = true;
        told(request("/visit/withdrawal", "application/x-www-form-urlencoded").POST(BodyPublishers.noBody()));
        withdrawn = true;
    }

    private static void require(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new AssertionError(answer.request().method() + " "
                    + answer.uri().getPath() + " was answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private HttpRequest.Builder tus(String path) {
        return request(path, "application/offset+octet-stream").header("Tus-Resumable", "1.0.0");
    }

    private HttpRequest.Builder request(String path, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(origin.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", type);
        respondent.headers().forEach(request::header);
        return request;
    }

    /** Asks until somebody answers who can. */
    private HttpResponse<String> told(HttpRequest.Builder request) throws InterruptedException {
        return told(client, request.build());
    }

    static HttpResponse<String> told(HttpClient client, HttpRequest request) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            try {
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                if (answer.statusCode() < 500 && answer.statusCode() != 429) {
                    return answer;
                }
            } catch (IOException died) {
                // It comes back
            }
            Thread.sleep(250);
        }
        throw new AssertionError(
                "Nobody answered " + request.method() + " " + request.uri().getPath());
    }
}
