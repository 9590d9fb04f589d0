package io.mien;

import io.mien.account.Browser;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A request to a route that says what the route wants, about these things. */
final class Call {
    /** What a route's body may say, by the end of its address: a property that it does not know is refused. */
    private static final Map<String, String> BODIES = Map.of(
            "/position", "{\"position\":2}",
            "/sound", "{\"needed\":true}",
            "/countries/{country}", "{\"target\":1}",
            "/engine", "{\"engine\":\"FRAME\"}",
            "/exposures/{id}/completion",
                    "{\"sliceDigest\":\"%s\",\"slices\":[1],\"length\":1}".formatted("0".repeat(64)),
            "/exposures/{id}/invalidation", "{\"reason\":\"hidden\"}",
            "/campaigns", "{\"name\":\"Taken\",\"controller\":\"x\",\"controllerContact\":\"x\"}",
            "/campaigns/{id}", "{\"name\":\"Taken\",\"controller\":\"x\",\"controllerContact\":\"x\"}");

    private static final byte[] ONE_BYTE = {1};

    private final Route route;
    private final Things things;
    private final Map<String, String> others = new HashMap<>();

    Call(Route route, Things things) {
        this.route = route;
        this.things = things;
    }

    /** The same with another id of this kind in its address. */
    Call with(String kind, String id) {
        others.put(kind, id);
        return this;
    }

    /** As a person whose page is open, with its cookie and token. */
    Response send(Browser browser) {
        if (!route.isForm()) {
            return send(browser.script());
        }
        return sendFilled(route.consumes().startsWith("multipart/") ? browser.upload() : browser.form());
    }

    Response send(RequestSpecification request) {
        return sendFilled(mediaType().isEmpty() ? request : request.contentType(mediaType()));
    }

    private Response sendFilled(RequestSpecification request) {
        if (route.consumes().startsWith("multipart/")) {
            fillUpload(request);
        } else if (route.isForm()) {
            fillForm(request);
        } else if (mediaType().endsWith("/json")) {
            request.body(json());
        } else if (route.consumes().startsWith("text/vtt")) {
            request.body("WEBVTT\n\n00:00.000 --> 00:01.000\nTaken\n");
        } else if (!route.consumes().isEmpty()) {
            request.body(ONE_BYTE);
        }
        return request.accept("*/*")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", 0)
                .redirects()
                .follow(false)
                .queryParams(query())
                .request(route.method(), route.filled(kind -> others.getOrDefault(kind, things.id(kind))));
    }

    /** An address that is told what it does not know refuses it. */
    private Map<String, String> query() {
        return route.address().startsWith("/api/") && route.address().endsWith("/imports")
                ? Map.of("ad", things.id("ads"), "country", "DE")
                : Map.of();
    }

    private String json() {
        return BODIES.entrySet().stream()
                .filter(body -> route.address().endsWith(body.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("{}");
    }

    /** The API takes JSON where a route names no type. */
    private String mediaType() {
        boolean unnamed = route.consumes().isEmpty() && route.address().startsWith("/api/");
        return unnamed && Set.of("POST", "PUT").contains(route.method()) ? "application/json" : route.consumes();
    }

    private static void fillForm(RequestSpecification request) {
        request.formParam("name", "Taken")
                .formParam("controller", "x")
                .formParam("controllerContact", "x")
                .formParam("languages", "en")
                .formParam("country", "FR")
                .formParam("target", "5")
                .formParam("position", "1");
    }

    private void fillUpload(RequestSpecification request) {
        for (String file : new String[] {"film", "recording", "track", "card", "model"}) {
            request.multiPart(file, file + ".mp4", ONE_BYTE, "video/mp4");
        }
        request.multiPart("ad", things.id("ads"))
                .multiPart("country", "DE")
                .multiPart("offset", "0")
                .multiPart("kind", "captions")
                .multiPart("language", "de");
    }
}
