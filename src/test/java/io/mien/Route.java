package io.mien;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

/**
 * A route that the running application answers.
 *
 * @param consumes the media type that the route takes; empty where it takes any or none
 */
record Route(String method, String address, String consumes) {

    /** All routes of the running application, each once; inside a Quarkus test. */
    static List<Route> running() {
        List<Route> routes = new ArrayList<>();
        RuntimeResourceVisitor.visitRuntimeResources(
                "/", ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(), new RuntimeResourceVisitor() {
                    @Override
                    public void visitRuntimeResource(String method, String address, RuntimeResource resource) {
                        routes.add(new Route(method, tidy(address), firstOf(resource.getConsumes())));
                    }
                });
        return routes.stream()
                .collect(Collectors.toMap(Route::name, Function.identity(), (first, second) -> first))
                .values()
                .stream()
                .sorted(Comparator.comparing(Route::address).thenComparing(Route::method))
                .toList();
    }

    private static String tidy(String address) {
        String single = address.replaceAll("/{2,}", "/");
        return single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
    }

    private static String firstOf(List<MediaType> consumes) {
        return consumes.isEmpty() || consumes.get(0).isWildcardType()
                ? ""
                : consumes.get(0).toString();
    }

    String name() {
        return method + " " + address;
    }

    boolean isForm() {
        return consumes.startsWith("application/x-www-form-urlencoded") || consumes.startsWith("multipart/");
    }

    /** What the address names by an id that is a tenant's own, such as {@code campaigns} and {@code ads}. */
    List<String> things() {
        List<String> segments = segments();
        return IntStream.range(1, segments.size())
                .filter(i -> isParameter(segments.get(i)) && !Things.SHARED.containsKey(segments.get(i)))
                .mapToObj(i -> segments.get(i - 1))
                .toList();
    }

    /** The address with its parameters filled in. */
    String filled(Function<String, String> idOfThing) {
        List<String> segments = segments();
        return IntStream.range(0, segments.size())
                .mapToObj(i -> filled(segments, i, idOfThing))
                .collect(Collectors.joining("/"));
    }

    private static String filled(List<String> segments, int i, Function<String, String> idOfThing) {
        String segment = segments.get(i);
        if (!isParameter(segment)) {
            return segment.replace("{kid}", Things.SHARED.get("{kid}"));
        }
        String shared = Things.SHARED.get(segment);
        return shared == null ? idOfThing.apply(segments.get(i - 1)) : shared;
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private List<String> segments() {
        return Stream.of(address.split("/", -1)).toList();
    }
}
