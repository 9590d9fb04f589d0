package io.mien.visit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.mien.browser.Chromium;
import io.mien.campaign.Ad;
import io.mien.fieldwork.Agency;
import io.mien.media.TestMedia;
import io.mien.platform.ObjectStore;
import io.mien.recording.Recording;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One film of ten minutes: how much memory the respondent's page holds at its beginning and at its end, each time after the
 * browser has tidied up, and how long the upload goes on after it. Bounded: twelve minutes. Not part of the tests; {@code
 * infra/benchmark} runs it.
 */
@QuarkusTest
class RecorderMemoryBenchmark {
    private static final int MINUTES = Integer.getInteger("memory.minutes", 10);
    private static final double MEGABYTE = 1_000_000;

    @Inject
    Agency agency;

    @Inject
    ObjectStore store;

    @TestHTTPResource("/")
    URI origin;

    @TempDir
    Path folder;

    @Test
    void tenMinutesOfRecording() throws IOException {
        try (Chromium chromium = Chromium.withTestPicture()) {
            Page page = chromium.phone(origin.toString(), "en");
            new WayToAds(agency, page).from(link());
            List<Double> heap = new ArrayList<>();
            try (Watch watch = new Watch(page)) {
                for (int minute = 0; minute < MINUTES; minute++) {
                    page.waitForTimeout(minute == 0 ? 15_000 : 60_000);
                    heap.add(watch.heap());
                }
                assertThat(page.locator("[data-part=watching]"))
                        .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(120_000));
                long stopped = System.nanoTime();
                assertThat(heading(page, "Thank you"))
                        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(120_000));
                say(heap, Duration.ofNanos(System.nanoTime() - stopped));
            }
        }
        assertThat(agency.as(() -> Recording.<Recording>listAll())).hasSize(1);
    }

    private void say(List<Double> heap, Duration rest) {
        long bytes = agency.as(() -> Recording.<Recording>findAll().firstResult().acknowledgedBytes);
        System.out.printf(
                "%d minutes recorded, %.0f MB; the page's heap after tidying %s MB; all had arrived %.1f s after the film; %s%n",
                MINUTES,
                bytes / MEGABYTE,
                heap.stream().map("%.1f"::formatted).toList(),
                rest.toMillis() / 1_000.0,
                LocalDate.now(ZoneOffset.UTC));
    }

    /** Looks into the page's memory. */
    private record Watch(CDPSession visit) implements AutoCloseable {
        Watch(Page page) {
            this(page.context().newCDPSession(page));
            visit.send("Performance.enable");
        }

        /** Bytes of JavaScript that are in use after a collection, in megabytes. */
        double heap() {
            visit.send("HeapProfiler.collectGarbage");
            for (JsonElement metric : visit.send("Performance.getMetrics").getAsJsonArray("metrics")) {
                var named = metric.getAsJsonObject();
                if (named.get("name").getAsString().equals("JSHeapUsedSize")) {
                    return named.get("value").getAsDouble() / MEGABYTE;
                }
            }
            throw new AssertionError("this Chromium tells no heap");
        }

        @Override
        public void close() {
            visit.detach();
        }
    }

    private String link() throws IOException {
        Path film = TestMedia.make(
                folder.resolve("long.mp4"),
                "-f lavfi -i testsrc=size=320x180:rate=25:duration=" + 60 * MINUTES
                        + " -c:v libopenh264 -b:v 200k -pix_fmt yuv420p -movflags +faststart");
        agency.withAds(1);
        Ad ad = agency.as(() -> {
            Ad.update("durationMs = ?1 where campaignId = ?2", 60_000 * MINUTES, agency.campaign);
            return Ad.<Ad>find("campaignId", agency.campaign).firstResult();
        });
        store.delete(ad.storageKey);
        try (InputStream bytes = Files.newInputStream(film)) {
            store.put(ad.storageKey, bytes);
        }
        return "/i/" + agency.open();
    }

    private static Locator heading(Page page, String words) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(words).setExact(true));
    }
}
