package io.mien.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.campaign.Ad;
import io.mien.fieldwork.Agency;
import io.mien.platform.ObjectStore;
import io.mien.platform.RawClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More clients that keep the server waiting than it has worker threads: everybody else is served all the same. */
@QuarkusTest
@Timeout(120)
class SlowClientsTest {
    private static final int CLIENTS = 220;
    /** Held threads come free after a minute at the earliest; a busy machine takes some seconds of its own. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(15).toNanos();

    private static final int LARGE = 20_000_000;

    @Inject
    Agency agency;

    @Inject
    Instance<Agency> agencies;

    @Inject
    ObjectStore store;

    @TestHTTPResource("/")
    URI origin;

    private final List<RawClient> clients = new ArrayList<>();

    @AfterEach
    void leave() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
    }

    @Test
    void formsThatNeverEndKeepNobodyWaiting() throws IOException {
        // Given
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(RawClient.from("127.0.0." + (2 + i % 4), origin)
                    .send(("POST /receipt HTTP/1.1\r\nHost: %s\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                    + "Content-Length: 1000\r\n\r\nc")
                            .formatted(origin.getAuthority())));
        }

        // When / Then
        assertServed();
    }

    @Test
    void slicesThatNeverEndKeepNobodyWaiting() throws IOException {
        // Given
        Respondent respondent = Respondent.watching(agency.withAds(1));
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(RawClient.to(origin)
                    .send(head("PATCH", "/visit/uploads/" + UUID.randomUUID(), respondent)
                            + "Tus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
                            + "Content-Type: application/offset+octet-stream\r\nContent-Length: 200000\r\n\r\nx"));
        }

        // When / Then
        assertServed();
    }

    @Test
    void adsThatNobodyReadsKeepNobodyWaiting() throws IOException {
        // Given one visitor who opens a large ad again and again
        Respondent respondent = Respondent.watching(agency.withAds(1));
        Ad ad = agency.as(() -> Ad.required(Exposure.required(UUID.fromString(respondent.exposure(0))).adId));
        store.put(ad.storageKey, new ByteArrayInputStream(new byte[LARGE]));
        String address = respondent.plan().jsonPath().getString("exposures[0].adUrl");
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(RawClient.to(origin).send(head("GET", address, respondent) + "\r\n"));
        }

        // When / Then
        assertServed();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> respondent.request().get(address).asByteArray().length == LARGE);
    }

    @Test
    void whoSharesAnAddressWithManyReadersIsServed() throws IOException {
        // Given as many requests as one address may have, at the same moment
        List<String> heads = new ArrayList<>();
        for (int visit = 0; visit < 20; visit++) {
            Respondent respondent = Respondent.watching(agencies.get().withAds(1));
            String address = respondent.plan().jsonPath().getString("exposures[0].adUrl");
            heads.addAll(Collections.nCopies(15, head("GET", address, respondent) + "\r\n"));
        }
        for (String each : heads) {
            clients.add(RawClient.from("127.0.0.2", origin).send(each));
        }

        // When
        RawClient neighbour = RawClient.from("127.0.0.2", origin);
        clients.add(neighbour);
        neighbour.send("GET /receipt HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(origin.getAuthority()));

        // Then
        assertThat(neighbour.head()).startsWith("HTTP/1.1 200");
    }

    @Test
    void whatAClientDoesNotReadIsHardlyPrepared() throws Exception {
        // Given
        Respondent respondent = Respondent.watching(agency.withAds(1));
        Ad ad = agency.as(() -> Ad.required(Exposure.required(UUID.fromString(respondent.exposure(0))).adId));
        store.put(ad.storageKey, new ByteArrayInputStream(new byte[LARGE]));
        String address = respondent.plan().jsonPath().getString("exposures[0].adUrl");

        // When
        RawClient client = RawClient.to(origin).send(head("GET", address, respondent) + "\r\n");
        clients.add(client);
        Thread.sleep(3_000);

        // Then Linux counts its own bookkeeping twice over; left to itself it took megabytes
        assertThat(client.heldByServer()).isBetween(1L, 700_000L);
    }

    private void assertServed() {
        for (String page : List.of("/", "/receipt", "/visit", "/receipt", "/receipt")) {
            long asked = System.nanoTime();
            RestAssured.given().get(page);
            assertThat(System.nanoTime() - asked).as(page).isLessThan(PATIENCE_NANOS);
        }
    }

    private String head(String method, String path, Respondent respondent) {
        String headers = respondent.headers().entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining());
        return "%s %s HTTP/1.1\r\nHost: %s\r\n%s".formatted(method, path, origin.getAuthority(), headers);
    }
}
