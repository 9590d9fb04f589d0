package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mien.campaign.Ad;
import io.mien.fieldwork.Agency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An import by the API that is sent again until it is acknowledged; what an unanswered one left is known when it comes again. */
final class KilledImport {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    final Agency agency;
    private final URI address;
    private final String token;
    private final byte[] video;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** The visit that it was told of. */
    volatile @Nullable UUID visit;

    volatile int tries;

    KilledImport(Agency agency, URI origin, String token, byte[] video) {
        this.agency = agency;
        this.video = video;
        this.token = token;
        agency.withAds(1).open();
        UUID ad = agency.as(() -> Ad.ofCampaign(agency.campaign).get(0).id);
        this.address = origin.resolve(
                "/api/v1/campaigns/%s/imports?ad=%s&country=DE&offsetMs=100".formatted(agency.campaign, ad));
    }

    void goThrough() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "video/webm")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofByteArray(video))
                .build();
        while (visit == null) {
            tries++;
            try {
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                if (answer.statusCode() == 201) {
                    visit = UUID.fromString(new ObjectMapper()
                            .readTree(answer.body())
                            .path("session")
                            .asText());
                } else if (answer.body().contains("recording-known")) {
                    // Stored by a try that was killed before it could answer: the refusal names its visit
                    Matcher known = ID.matcher(answer.body());
                    assertThat(known.find()).as(answer.body()).isTrue();
                    visit = UUID.fromString(known.group());
                } else if (answer.statusCode() < 500) {
                    throw new AssertionError("An import was answered " + answer.statusCode() + ": " + answer.body());
                }
            } catch (IOException died) {
                refuseForEver(died);
            }
            Thread.sleep(250);
        }
    }

    private void refuseForEver(IOException died) {
        if (tries > 400) {
            throw new UncheckedIOException(died);
        }
    }
}
