package io.mien.visit;

import com.microsoft.playwright.Route;
import io.mien.fieldwork.Agency;
import java.time.Instant;
import java.util.function.Consumer;

/** The answer of a camera check that found a good face, for tests whose camera shows none: {@code page.route(…, this)}. */
record CameraFoundFine(Agency agency) implements Consumer<Route> {
    private static final String GOOD = """
            {"verdict":"ok","faces":1,"box":{"x":0.3,"y":0.2,"width":0.3,"height":0.4},"brightness":50,"yaw":0,"pitch":0}
            """;

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
