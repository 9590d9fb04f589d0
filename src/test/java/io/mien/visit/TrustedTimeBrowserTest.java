package io.mien.visit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.mien.browser.Chromium;
import io.mien.browser.TimeCode;
import io.mien.browser.VideoInParts;
import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.Retention;
import io.mien.fieldwork.Agency;
import io.mien.jobs.IdleQueue;
import io.mien.media.Frame;
import io.mien.media.FrameSource;
import io.mien.media.Sampling;
import io.mien.media.TestMedia;
import io.mien.platform.ObjectStore;
import io.mien.recording.Recording;
import io.mien.trace.CameraClock;
import io.mien.trace.EmotionTrace;
import io.mien.trace.StimulusClock;
import io.mien.trace.SyncBound;
import io.mien.trace.SyncGrade;
import io.mien.trace.TimingLog;
import io.mien.trace.Viewing;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Proves that time can be trusted, with time codes in the pictures themselves, read back from the video that the server stored and
 * held against what the server makes of the timing log. Two cameras look at a film that numbers its frames: one numbers its own
 * frames too and copies the film's number, which the page tells it; one films what the compositor draws, whatever the page is busy
 * with. Prints the errors, and fails on the recorder's goals.
 */
@QuarkusTest
@Tag("browser")
class TrustedTimeBrowserTest {
    private static final double FILM_MS = 8_000;
    /** Where the numbering camera's frames show the film's code. */
    private static final int FILM_ROW = 40;
    /** Where a screen of 640x480 shows it: below the stage's header, the film in the middle of the rest. */
    private static final int SCREEN_ROW = 84;

    private static final int FILM_RATE = 30;
    /** The goal of 33 ms, and half a film's frame: no code tells where in its frame the film was. */
    private static final double MOMENT_MS = 33 + 500.0 / FILM_RATE;
    /** A film frame for each refresh of the screen, so that the film's frames hide no error. */
    private static final int SCREEN_FILM_RATE = 60;

    private static final int STAND_MS = 700;
    private static final double SETTLED_MS = 50;
    /** Pictures of the screen that Chromium lends at once: after so many a busy page, which gives none back, is filmed no more. */
    private static final int LENT = 10;

    private static final int PATIENCE = 90_000;

    /** How much more than the true p95 a bound may say. */
    private static final double MAX_ABOVE_MS = 20;

    /** The put-in delay is a timer of a page: on a machine busy with other things it is late by this more in some frames. */
    private static final double WAVER_MS = 8;

    @Inject
    Agency agency;

    @Inject
    ObjectStore store;

    @Inject
    IdleQueue jobs;

    @TestHTTPResource("/")
    URI origin;

    @TempDir
    Path folder;

    /** One frame of the stored recording: its presentation time, its number, and the film's frame that it saw. */
    private record Coded(double ptsMs, OptionalInt number, OptionalInt film) {}

    /** The moment of the film that the server gives a frame, and the one that the frame shows, milliseconds. */
    private record Moment(double pageMs, double told, double shown) {
        double error() {
            return Math.abs(told - shown);
        }

        boolean within(double from, double to) {
            return pageMs > from && pageMs < to;
        }
    }

    @BeforeEach
    void nothingElseIsAtWork() {
        jobs.awaitIdle();
    }

    static Stream<Arguments> waysToRecord() {
        return Stream.of(
                Arguments.of("VP9 in WebM", "video/webm;codecs=vp9"),
                Arguments.of("H.264 in WebM", "video/webm;codecs=h264"),
                Arguments.of("H.264 in mp4", "video/mp4;codecs=avc1.42E01F"));
    }

    /** Both encoders and both containers. */
    static Stream<Arguments> waysToFilm() {
        return waysToRecord().filter(way -> !way.get()[0].equals("H.264 in WebM"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToFilm")
    void aFilmedScreenShowsTheMomentThatTheServerTells(String name, String type) throws IOException {
        // Given
        Path numbered = TimeCode.film(folder, FILM_MS / 1_000, SCREEN_FILM_RATE);
        String link = "/i/" + campaignOf(1, numbered);
        try (VideoInParts film = new VideoInParts(numbered);
                Chromium chromium = Chromium.filmingItsScreen()) {
            Page page = recordingOnly(type, chromium);
            page.setViewportSize(640, 480);
            page.addInitScript("(" + script("/screen-camera.js") + ")('" + film.address() + "', 0, 0)");

            // When
            new WayToAds(agency, page).from(link);
            page.waitForFunction("ms => performance.now() > window.filmRanDryAt + ms", STAND_MS);
            film.sendRest();
            thank(page);

            // Then
            Recording recording = agency.as(() -> Recording.<Recording>findAll().singleResult());
            Viewing viewing = viewing(recording);
            List<Moment> moments = moments(recording, viewing);
            System.out.printf(
                    "%s, screen filmed: grade %s, residual p95 %.2f ms%n",
                    name, viewing.camera().grade(), viewing.camera().residualP95Ms());
            // B where the screen was drawn so evenly that a second zero fits as well; the film's moments tell which was
            // taken
            assertThat(viewing.camera().grade()).isIn(SyncGrade.A, SyncGrade.B);
            assertThat(viewing.camera().residualP95Ms())
                    .as("residual's 95th percentile, ms")
                    .isLessThanOrEqualTo(2);
            holdPlaying(moments, stand(moments));
            holdBusy(moments, truth(page).get("busy").get(0));
            holdStand(moments, stand(moments));
            assertStored(recording, viewing.camera());
        }
    }

    @ParameterizedTest(name = "camera {0} ms late, screen {1} ms")
    @CsvSource({"0, 0", "30, 0", "80, 0", "0, 30", "0, 80"})
    void theBoundHoldsWhatCameraAndScreenDelay(int camera, int screen) throws IOException {
        // Given
        int ads = screen > 0 ? 1 : 2; // the late screen is made of one film's pictures
        String link = "/i/" + campaignOf(ads, TimeCode.film(folder, FILM_MS / 1_000, SCREEN_FILM_RATE));
        try (Chromium chromium = Chromium.filmingItsScreen()) {
            Page page = recordingOnly("video/webm;codecs=vp9", chromium);
            page.setViewportSize(640, 480);
            page.addInitScript("(%s)(null, %d, %d)".formatted(script("/screen-camera.js"), camera, screen));

            // When
            new WayToAds(agency, page).from(link);
            thank(page);

            // Then
            List<Recording> recordings = agency.as(() -> Recording.<Recording>list("order by id"));
            assertThat(recordings).hasSize(ads);
            for (Recording recording : recordings) {
                holdBound(recording, camera + screen);
            }
        }
    }

    private void holdBound(Recording recording, int delay) throws IOException {
        List<Moment> moments = moments(recording, viewing(recording));
        double[] errors = errors(moments);
        double p95 = at(errors, 0.95);
        double[] lags = moments.stream()
                .mapToDouble(moment -> moment.told() - moment.shown())
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        EmotionTrace trace = stored(recording);
        System.out.printf(
                "late by %d ms: film's moment %s, lag %.1f ms; bound %s ms, measured lag %s ms, residual %s, grade %s%n",
                delay,
                said(errors),
                at(lags, 0.5),
                trace.syncBoundMs,
                trace.syncLagMs,
                trace.syncResidualMs,
                trace.syncGrade);
        assertThat(errors).as("frames with a moment").hasSizeGreaterThan(150);
        assertThat((double) Objects.requireNonNull(trace.syncLagMs))
                .as("lag by the ad's light, ms")
                .isCloseTo(at(lags, 0.5), within(12.0));
        assertThat((double) Objects.requireNonNull(trace.syncBoundMs))
                .as("bound of the error, ms; true p95 %.1f", p95)
                .isBetween(p95 - WAVER_MS, p95 + MAX_ABOVE_MS + WAVER_MS);
        if (trace.syncGrade.equals("A")) {
            assertThat(trace.syncBoundMs).isLessThanOrEqualTo((float) SyncBound.MAX_FOR_A_MS);
        }
    }

    private static void holdPlaying(List<Moment> moments, double[] stand) {
        List<Moment> playing = moments.stream()
                .filter(moment -> !moment.within(stand[0], stand[1]))
                .toList();
        double[] errors = errors(playing);
        System.out.printf("  film's moment %s%n", said(errors));
        assertThat(playing).as("frames that saw the film run").hasSizeGreaterThan(120);
        assertThat((double) errors.length / playing.size())
                .as(
                        "share of them with a moment; without one, and the film's moment that they show: %s",
                        untold(playing))
                .isGreaterThan(0.97);
        assertThat(at(errors, 0.95)).as("p95 of the film's moment, ms").isLessThanOrEqualTo(33);
    }

    /** Page times and shown moments, milliseconds. */
    private static List<String> untold(List<Moment> moments) {
        return moments.stream()
                .filter(moment -> !Double.isFinite(moment.error()))
                .map(moment -> "%.0f: %.0f".formatted(moment.pageMs(), moment.shown()))
                .toList();
    }

    private static void holdBusy(List<Moment> moments, JsonNode busy) {
        List<Moment> meanwhile = moments.stream()
                .filter(moment ->
                        moment.within(busy.get(0).asDouble(), busy.get(1).asDouble()))
                .toList();
        double[] errors = errors(meanwhile);
        System.out.printf("  while the page was busy %s%n", said(errors));
        assertThat(errors).as("frames with a moment").hasSize(meanwhile.size()).hasSizeGreaterThan(LENT - 3);
        assertThat(at(errors, 0.95)).as("p95 of the film's moment, ms").isLessThanOrEqualTo(33);
    }

    private static void holdStand(List<Moment> moments, double[] stand) {
        System.out.printf("  the film ran dry for %.0f ms%n", stand[1] - stand[0]);
        assertThat(stand[1] - stand[0]).as("the film stood, ms").isGreaterThan(STAND_MS - SETTLED_MS);
        assertThat(moments.stream().filter(moment -> moment.within(stand[0] + SETTLED_MS, stand[1] - SETTLED_MS)))
                .as("frames while the film stood")
                .hasSizeGreaterThan(10)
                .allMatch(moment -> Double.isNaN(moment.told()));
    }

    /** As the coding does: the times of all its frames place the recording on the film. */
    private Viewing viewing(Recording recording) throws IOException {
        byte[] log =
                agency.as(() -> TimingLogBody.ofExposure(recording.exposureId).orElseThrow().body);
        try (ObjectStore.LocalFile video = store.local(recording.storageKey)) {
            double[] times = TestMedia.probed(video.path()).frameTimesMs();
            return Viewing.ofLog(TimingLog.parse(log), times, FILM_MS);
        }
    }

    /** Frames between the film's first movement and its last picture. */
    private List<Moment> moments(Recording recording, Viewing viewing) throws IOException {
        int last = (int) (FILM_MS / 1_000 * SCREEN_FILM_RATE) - 3;
        return frames(recording, 60, SCREEN_ROW).stream()
                .filter(frame -> frame.film().orElse(0) > 1 && frame.film().getAsInt() < last)
                .map(frame -> new Moment(
                        viewing.camera().pageTimeAt(frame.ptsMs()),
                        viewing.adTimeAt(frame.ptsMs()),
                        (frame.film().getAsInt() + 0.5) * 1_000 / SCREEN_FILM_RATE))
                .toList();
    }

    private static double[] errors(List<Moment> moments) {
        return moments.stream()
                .mapToDouble(Moment::error)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }

    /** Page times of the first and the last frame of the longest stretch in which the film moved by no more than two frames. */
    private static double[] stand(List<Moment> moments) {
        double[] longest = {0, 0};
        int from = 0;
        for (Moment moment : moments) {
            while (moment.shown() - moments.get(from).shown() > 2_500.0 / SCREEN_FILM_RATE) {
                from++;
            }
            if (moment.pageMs() - moments.get(from).pageMs() > longest[1] - longest[0]) {
                longest = new double[] {moments.get(from).pageMs(), moment.pageMs()};
            }
        }
        return longest;
    }

    private void assertStored(Recording recording, CameraClock camera) {
        EmotionTrace trace = stored(recording);
        assertThat(trace.syncGrade).isGreaterThanOrEqualTo(camera.grade().name());
        assertThat((double) Objects.requireNonNull(trace.syncResidualMs))
                .isCloseTo(camera.residualP95Ms(), within(0.01));
    }

    private EmotionTrace stored(Recording recording) {
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> agency.as(() -> EmotionTrace.currentOf(recording.exposureId)), Optional::isPresent)
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToRecord")
    void storedFramesTellTheirMomentOfTheFilm(String name, String type) throws IOException {
        // Given
        String link = "/i/" + campaignOf(2, TimeCode.film(folder, FILM_MS / 1_000, FILM_RATE));
        try (Chromium chromium = Chromium.withCamera(greyCamera())) {
            Page page = recordingOnly(type, chromium);
            page.addInitScript("(" + script("/loop-back-camera.js") + ")()");

            // When
            new WayToAds(agency, page).from(link);
            thank(page);

            // Then
            JsonNode truth = truth(page);
            List<Recording> recordings = agency.as(() -> Recording.<Recording>list("order by id"));
            assertThat(recordings).hasSize(2);
            hold(name + ", undisturbed", recordings.get(0), truth, false);
            hold(name + ", page busy and film held", recordings.get(1), truth, true);
        }
    }

    private void hold(String course, Recording recording, JsonNode truth, boolean disturbed) throws IOException {
        List<Coded> frames = frames(recording, 60, FILM_ROW);
        Viewing viewing = viewing(recording);
        CameraClock camera = viewing.camera();
        StimulusClock film = viewing.stimulus();
        double[] clock = clockErrors(frames, camera, captureTimes(truth));
        double[] moments = momentErrors(frames, camera, film);

        System.out.printf(
                "%s: %d frames, grade %s, residual p95 %.2f ms; clock %s; film's moment %s%n",
                course, frames.size(), camera.grade(), camera.residualP95Ms(), said(clock), said(moments));
        assertThat(camera.grade())
                .as("grade with a residual of %.2f ms at its 95th percentile", camera.residualP95Ms())
                .isEqualTo(SyncGrade.A);
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
                        - (frame.film().getAsInt() + 0.5) * 1_000 / FILM_RATE))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }

    private static void assertHeldFilmIsAGap(
            List<Coded> frames, CameraClock camera, StimulusClock film, JsonNode truth) {
        JsonNode held = truth.get("held");
        assertThat(held).hasSize(1);
        double from = held.get(0).get(0).asDouble() + 2_000.0 / FILM_RATE;
        double to = held.get(0).get(1).asDouble() - 1_000.0 / FILM_RATE;
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

    private List<Coded> frames(Recording recording, double rate, int filmRow) throws IOException {
        List<Coded> coded = new ArrayList<>();
        try (ObjectStore.LocalFile video = store.local(recording.storageKey);
                FrameSource source = FrameSource.open(
                        TestMedia.TOOLS, video.path(), TestMedia.probed(video.path()), Sampling.atRate(rate))) {
            for (Optional<Frame> frame = source.next(); frame.isPresent(); frame = source.next()) {
                Frame seen = frame.get();
                coded.add(new Coded(seen.captureTimeMs(), TimeCode.read(seen, 0), TimeCode.read(seen, filmRow)));
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

    private String campaignOf(int ads, Path film) throws IOException {
        agency.withAds(ads);
        List<Ad> made = agency.as(() -> {
            Campaign.<Campaign>findById(id()).retention = Retention.KEEP;
            Campaign.<Campaign>findById(id()).keepDays = 30;
            Ad.update("durationMs = ?1 where campaignId = ?2", (int) FILM_MS, id());
            return Ad.<Ad>list("campaignId", id());
        });
        for (Ad ad : made) {
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

    private static void thank(Page page) {
        assertThat(heading(page, "Thank you")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
    }

    private static JsonNode truth(Page page) throws IOException {
        return new ObjectMapper().readTree((String) page.evaluate("sessionStorage.getItem('truth')"));
    }

    /** A page to which this is the only way to record. */
    private Page recordingOnly(String type, Chromium chromium) {
        Page page = chromium.scriptedPhone(origin.toString(), "en");
        assumeThat((boolean) page.evaluate("type => MediaRecorder.isTypeSupported(type)", type))
                .as("skipped: this Chromium does not record " + type)
                .isTrue();
        page.addInitScript("MediaRecorder.isTypeSupported = type => type === '" + type + "'");
        return page;
    }

    private static String script(String name) throws IOException {
        try (InputStream stream = TrustedTimeBrowserTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?m)^//.*$", "");
        }
    }

    private static Locator heading(Page page, String words) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(words).setExact(true));
    }
}
