package io.mien.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ViewportSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/** Debian's Chromium with a camera that plays a film or a test picture; installed when missing and allowed. */
public final class Chromium implements AutoCloseable {
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-sync",
            "--disable-component-update",
            "--no-first-run",
            "--disable-quic");
    private static final String FAKE_CAMERA = "--use-fake-device-for-media-stream";
    private static final String UNASKED = "--use-fake-ui-for-media-stream";

    private static final int DESK = 1440;
    private static final int PHONE = 390;
    /** Charts draw themselves anew in the frame after they were resized. */
    private static final String DRAWN =
            "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(String... further) {
        this(List.of(), further);
    }

    private Chromium(List<String> unwanted, String... further) {
        Path executable = executable();
        List<String> flags = new ArrayList<>(FLAGS);
        flags.addAll(List.of(further));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setIgnoreDefaultArgs(unwanted)
                        .setArgs(flags));
    }

    public static Chromium withTestPicture() {
        return new Chromium(FAKE_CAMERA, UNASKED);
    }

    /** Pages that were left stay in memory, and come back from there with all that was done to them. */
    public static Chromium keepingPages() {
        return new Chromium(List.of("--disable-back-forward-cache"));
    }

    /** The camera shows this film again and again: Motion JPEG or Y4M. */
    public static Chromium withCamera(Path film) {
        return new Chromium(FAKE_CAMERA, UNASKED, "--use-file-for-fake-video-capture=" + film.toAbsolutePath());
    }

    /** There is no camera, but a page may film itself as the compositor draws it. */
    public static Chromium filmingItsScreen() {
        return new Chromium("--auto-accept-this-tab-capture");
    }

    /** A person's own browser profile on a phone-sized screen. */
    public Page phone(String origin, String language) {
        return phone(origin, language, false);
    }

    /** The same, in which a test may start scripts of its own: the page's content policy does not hold. */
    public Page scriptedPhone(String origin, String language) {
        return phone(origin, language, true);
    }

    private Page phone(String origin, String language, boolean scripted) {
        BrowserContext profile = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(origin)
                .setLocale(language)
                .setBypassCSP(scripted)
                .setViewportSize(PHONE, 780));
        profile.setDefaultTimeout(30_000);
        return profile.newPage();
    }

    /** A desk's wide screen. */
    public Page desk(String origin) {
        BrowserContext profile = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(origin)
                .setLocale("en")
                .setViewportSize(DESK, 900));
        profile.setDefaultTimeout(30_000);
        return profile.newPage();
    }

    /** Closes every page with its profile, so that no camera of one test runs on in the next. */
    public void leaveAll() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }

    /** Keeps a moment that does not wait for four pictures. */
    public static void glance(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pictures", name + ".png")));
    }

    /** Keeps what the page looks like on a desk and on a phone, light and dark, as test output; it must fit both. */
    public static void picture(Page page, String name) {
        ViewportSize own = page.viewportSize();
        for (int width : new int[] {DESK, PHONE}) {
            page.setViewportSize(width, own.height);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.evaluate(DRAWN);
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target/pictures", "%s-%s-%d.png".formatted(name, word(scheme), width))));
            }
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .as(name + " is no wider than its screen")
                    .isLessThanOrEqualTo(width);
        }
        page.setViewportSize(own.width, own.height);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static String word(ColorScheme scheme) {
        return scheme.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Path executable() {
        return PLACES.stream().filter(Files::isExecutable).findFirst().orElseGet(Chromium::installed);
    }

    private static Path installed() {
        try {
            Process install = new ProcessBuilder("sh", "-c", "apt-get update -q && apt-get install -y -q chromium")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (install.waitFor(5, TimeUnit.MINUTES) && Files.isExecutable(PLACES.get(0))) {
                return PLACES.get(0);
            }
        } catch (IOException e) {
            throw new TestAbortedException("skipped: Chromium is missing and apt-get is not here to install it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new TestAbortedException("skipped: Chromium is missing and could not be installed");
    }
}
