package io.mien.fieldwork;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.mien.browser.Chromium;
import io.mien.browser.TimeCode;
import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.Retention;
import io.mien.media.Frame;
import io.mien.media.FrameSource;
import io.mien.media.Sampling;
import io.mien.media.TestMedia;
import io.mien.platform.ObjectStore;
import io.mien.recording.Recording;
import io.mien.trace.CameraClock;
import io.mien.trace.StimulusClock;
import io.mien.trace.SyncGrade;
import io.mien.trace.TimingLog;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Proves that time can be trusted, with time codes in the pictures themselves: a camera that looks at the screen and numbers its
 * frames, a film that numbers its own. Both are read back from the video that the server stored, and held against what the server
 * makes of the timing log. Prints the errors, and fails on the recorder's goals.
 */
@QuarkusTest
class TrustedTimeBrowserTest {
    private static final double FILM_MS = 8_000;
    private static final double FILM_FRAME_MS = 1_000.0 / TimeCode.FILM_RATE;
    /** The goal of 33 ms, and half a film's frame: no code tells where in its frame the film was. */
    private static final double MOMENT_MS = 33 + FILM_FRAME_MS / 2;

    /** Where the camera's frames show the film's code. */
    private static final int FILM_ROW = 40;

    private static final int PATIENCE = 90_000;
    private static final String GOOD = """
            {"verdict":"ok","faces":1,"box":{"x":0.3,"y":0.2,"width":0.3,"height":0.4},"brightness":50,"yaw":0,"pitch":0}
            """;

    @Inject
    Agency agency;

    @Inject
    ObjectStore store;

    @TestHTTPResource("/")
    URI origin;

    @TempDir
    Path folder;

    /** One frame of the stored recording: its presentation time, its number, and the film's frame that it saw. */
    private record Coded(double ptsMs, OptionalInt number, OptionalInt film) {}

    @ParameterizedTest
    @CsvSource({
        "VP9, video/webm;codecs=vp9",
        "H.264 in WebM, video/webm;codecs=h264",
        "H.264 in mp4, video/mp4;codecs=avc1.42E01F"
    })
    void storedFramesTellTheirMomentOfTheFilm(String name, String type) throws IOException {
        // Given
        String link = "/i/" + campaignOfCodedFilms();
        try (Chromium chromium = Chromium.withCamera(greyCamera())) {
            Page page = chromium.scriptedPhone(origin.toString(), "en");
            page.addInitScript("(" + script() + ")()");
            page.addInitScript("MediaRecorder.isTypeSupported = type => type === '" + type + "'");

            // When
            takePart(page, link);

            // Then
            JsonNode truth = new ObjectMapper().readTree((String) page.evaluate("sessionStorage.getItem('truth')"));
            List<Recording> recordings = agency.as(() -> Recording.<Recording>list("order by id"));
            assertThat(recordings).hasSize(2);
            hold(name + ", undisturbed", recordings.get(0), truth, false);
            hold(name + ", page busy and film held", recordings.get(1), truth, true);
        }
    }

    private void hold(String course, Recording recording, JsonNode truth, boolean disturbed) throws IOException {
        List<Coded> frames = frames(recording);
        TimingLog log = TimingLog.parse(
                agency.as(() -> TimingLogBody.ofExposure(recording.exposureId).orElseThrow().body));
        CameraClock camera =
                CameraClock.fit(frames.stream().mapToDouble(Coded::ptsMs).toArray(), log);
        StimulusClock film = StimulusClock.fromLog(log, FILM_MS);
        double[] clock = clockErrors(frames, camera, captureTimes(truth));
        double[] moments = momentErrors(frames, camera, film);

        System.out.printf(
                "%s: %d frames, grade %s, residual p95 %.2f ms; clock %s; film's moment %s%n",
                course, frames.size(), camera.grade(), camera.residualP95Ms(), said(clock), said(moments));
        assertThat(camera.grade()).isEqualTo(SyncGrade.A);
        assertThat(clock).as("frames that the preview saw too").hasSizeGreaterThan(200);
        assertThat(at(clock, 0.95)).as("p95 of the recording's clock, ms").isLessThanOrEqualTo(2);
        assertThat(at(clock, 1)).as("worst of the recording's clock, ms").isLessThanOrEqualTo(8);
        assertThat(moments).as("frames that saw a film's code").hasSizeGreaterThan(130);
        assertThat(at(moments, 0.95)).as("p95 of the film's moment, ms").isLessThanOrEqualTo(MOMENT_MS);
        if (disturbed) {
            assertHeldFilmIsAGap(frames, camera, film, truth);
        }
    }

    /** Presentation time and fit against the capture time that the browser told for the frame of that number, milliseconds. */
    private static double[] clockErrors(List<Coded> frames, CameraClock camera, Map<Integer, Double> captured) {
        return frames.stream()
                .filter(frame -> frame.number().isPresent())
                .filter(frame -> captured.containsKey(frame.number().getAsInt()))
                .mapToDouble(frame -> Math.abs(camera.pageTimeAt(frame.ptsMs())
                        - captured.get(frame.number().getAsInt())))
                .sorted()
                .toArray();
    }

    /** The film's time that the server gives a frame against the middle of the film's frame that it saw, milliseconds. */
    private static double[] momentErrors(List<Coded> frames, CameraClock camera, StimulusClock film) {
        return frames.stream()
                .filter(frame -> frame.film().isPresent())
                .mapToDouble(frame -> Math.abs(film.adTimeAt(camera.pageTimeAt(frame.ptsMs()))
                        - (frame.film().getAsInt() + 0.5) * FILM_FRAME_MS))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }

    private static void assertHeldFilmIsAGap(
            List<Coded> frames, CameraClock camera, StimulusClock film, JsonNode truth) {
        JsonNode held = truth.get("held");
        assertThat(held).hasSize(1);
        double from = held.get(0).get(0).asDouble() + 2 * FILM_FRAME_MS;
        double to = held.get(0).get(1).asDouble() - FILM_FRAME_MS;
        double[] inside = frames.stream()
                .mapToDouble(frame -> camera.pageTimeAt(frame.ptsMs()))
                .filter(page -> page > from && page < to)
                .toArray();
        assertThat(inside).as("frames recorded while the film stood").hasSizeGreaterThan(10);
        assertThat(Arrays.stream(inside).map(film::adTimeAt)).allMatch(at -> Double.isNaN(at));
    }

    private static Map<Integer, Double> captureTimes(JsonNode truth) {
        Map<Integer, Double> captured = new HashMap<>();
        for (JsonNode seen : truth.get("camera")) {
            if (seen.get(0).isInt() && seen.get(1).isNumber()) {
                captured.put(seen.get(0).asInt(), seen.get(1).asDouble());
            }
        }
        return captured;
    }

    private List<Coded> frames(Recording recording) throws IOException {
        List<Coded> coded = new ArrayList<>();
        try (ObjectStore.LocalFile video = store.local(recording.storageKey);
                FrameSource source = FrameSource.open(
                        TestMedia.TOOLS, video.path(), TestMedia.probed(video.path()), Sampling.atRate(60))) {
            for (Optional<Frame> frame = source.next(); frame.isPresent(); frame = source.next()) {
                Frame seen = frame.get();
                coded.add(new Coded(seen.captureTimeMs(), TimeCode.read(seen, 0), TimeCode.read(seen, FILM_ROW)));
            }
        }
        return coded;
    }

    private static String said(double[] errors) {
        return "p50 %.1f, p95 %.1f, max %.1f ms (n %d)"
                .formatted(at(errors, 0.5), at(errors, 0.95), at(errors, 1), errors.length);
    }

    private static double at(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }

    private String campaignOfCodedFilms() throws IOException {
        Path film = TimeCode.film(folder, FILM_MS / 1_000);
        agency.withAds(2);
        List<Ad> ads = agency.as(() -> {
            Campaign.<Campaign>findById(id()).retention = Retention.KEEP;
            Campaign.<Campaign>findById(id()).keepDays = 30;
            Ad.update("durationMs = ?1 where campaignId = ?2", (int) FILM_MS, id());
            return Ad.<Ad>list("campaignId", id());
        });
        for (Ad ad : ads) {
            store.delete(ad.storageKey);
            try (InputStream bytes = Files.newInputStream(film)) {
                store.put(ad.storageKey, bytes);
            }
        }
        return agency.open();
    }

    private UUID id() {
        return agency.campaign;
    }

    private Path greyCamera() {
        return TestMedia.make(
                folder.resolve("camera.y4m"),
                "-f lavfi -i color=gray:size=640x480:rate=30:duration=2 -pix_fmt yuv420p");
    }

    private void takePart(Page page, String link) {
        page.navigate(link);
        click(page, "Continue");
        page.getByLabel("Age in years").fill("34");
        click(page, "Continue");
        page.getByRole(AriaRole.CHECKBOX).all().forEach(Locator::check);
        click(page, "Agree and continue");
        assertThat(heading(page, "Keep this code")).isVisible();
        page.route("**/visit/camera-check", this::findFine);
        click(page, "Turn the camera on");
        page.locator("[data-act=start][aria-disabled=false]").waitFor();
        click(page, "Start the first film");
        assertThat(heading(page, "Thank you")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
    }

    private void findFine(Route route) {
        agency.as(() -> {
            RespondentSession session = agency.sessions().get(0);
            RespondentSession.required(session.id).cameraIsFine(Instant.now());
            return session;
        });
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(GOOD));
    }

    private static String script() throws IOException {
        try (InputStream stream = TrustedTimeBrowserTest.class.getResourceAsStream("/loop-back-camera.js")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?m)^//.*$", "");
        }
    }

    private static Locator heading(Page page, String words) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(words).setExact(true));
    }

    private static void click(Page page, String words) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(words).setExact(true))
                .click();
    }
}
