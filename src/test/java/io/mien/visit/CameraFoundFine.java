package io.mien.visit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.mien.fieldwork.Agency;
import java.time.Instant;
import java.util.function.Consumer;

/** The answer of a camera check that found a good face, for tests whose camera shows none. */
record CameraFoundFine(Agency agency) implements Consumer<Route> {
    private static final String GOOD = """
            {"verdict":"ok","faces":1,"box":{"x":0.3,"y":0.2,"width":0.3,"height":0.4},"brightness":50,"yaw":0,"pitch":0}
            """;

    /**
     * Answers for the server from now on. The page with the receipt code has to be there: a route that is set while the browser
     * still changes pages can be lost, and the real server then finds no face.
     */
    static void on(Page page, Agency agency) {
        assertThat(page.locator("[data-part=receipt] [data-act=camera]")).isVisible();
        page.route("**/visit/camera-check", new CameraFoundFine(agency));
    }

    @Override
    public void accept(Route route) {
        agency.as(() -> {
            Visit visit = agency.visits().get(0);
            Visit.required(visit.id).cameraIsFine(Instant.now());
            return visit;
        });
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(GOOD));
    }
}
