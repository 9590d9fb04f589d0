package io.mien.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Holds a page to what everybody needs, light and dark, at phone and desk width, and keeps its pictures as test output. */
public final class Look {
    private static final int HEIGHT = 844;

    private Look() {}

    public static void at(Page page, String name) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : new int[] {1440, 390}) {
                page.setViewportSize(width, HEIGHT);
                keep(page, "%s-%s-%d".formatted(name, scheme.name().toLowerCase(Locale.ROOT), width));
                assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                        .as(name + " is no wider than its screen")
                        .isLessThanOrEqualTo(width);
            }
            assertThat(new AxeBuilder(page).analyze().getViolations())
                    .as(name + " " + scheme)
                    .isEmpty();
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static void keep(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/pictures", name + ".png")));
    }
}
