package io.mien.platform;

import io.quarkus.arc.All;
import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;
import org.jspecify.annotations.Nullable;

/** Which addresses take a body at all, and how large it may be. Read once from the running routes. */
@ApplicationScoped
class BodyRoutes {
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}|\\*");

    private final List<LargeBodies> rooms;
    private final Optional<String> backChannel;

    @Nullable
    private volatile Table table;

    BodyRoutes(
            @All List<LargeBodies> rooms,
            @ConfigProperty(name = "quarkus.oidc.logout.backchannel.path") Optional<String> backChannel) {
        this.rooms = rooms;
        this.backChannel = backChannel;
    }

    private record Table(List<Pattern> known, List<Pattern> typed, List<Large> large) {}

    private record Large(Pattern path, LargeBody body) {}

    /** True where something may read a body. */
    boolean isKnown(String path) {
        return table().known().stream().anyMatch(known -> known.matcher(path).matches());
    }

    /** True where a route takes a certain type of body. */
    boolean wantsType(String path) {
        return table().typed().stream().anyMatch(typed -> typed.matcher(path).matches());
    }

    /** True where not a route of ours reads it but Quarkus itself, which has limits of its own for a form. */
    boolean isElsewhere(String path) {
        return backChannel.filter(path::equals).isPresent();
    }

    Optional<LargeBody> large(String path) {
        return table().large().stream()
                .filter(large -> large.path().matcher(path).matches())
                .map(Large::body)
                .max(Comparator.comparingLong(LargeBody::maxBytes));
    }

    private Table table() {
        Table known = table;
        if (known == null) {
            known = new Table(
                    running(resource -> true),
                    running(resource -> !resource.getConsumes().isEmpty()),
                    rooms.stream()
                            .flatMap(room -> room.largeBodies().stream())
                            .map(body -> new Large(pattern(body.path()), body))
                            .toList());
            table = known;
        }
        return known;
    }

    private static List<Pattern> running(Predicate<RuntimeResource> wanted) {
        Set<String> addresses = new LinkedHashSet<>();
        RuntimeResourceVisitor.visitRuntimeResources(
                "/", ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(), new RuntimeResourceVisitor() {
                    @Override
                    public void visitRuntimeResource(String method, String address, RuntimeResource resource) {
                        if (wanted.test(resource)) {
                            addresses.add(address.replaceAll("/{2,}", "/").replaceAll("(?<=.)/$", ""));
                        }
                    }
                });
        return addresses.stream().map(BodyRoutes::pattern).toList();
    }

    private static Pattern pattern(String address) {
        StringBuilder regex = new StringBuilder();
        int from = 0;
        var parameters = PARAMETER.matcher(address);
        while (parameters.find()) {
            regex.append(Pattern.quote(address.substring(from, parameters.start())))
                    .append("[^/]+");
            from = parameters.end();
        }
        return Pattern.compile(regex + Pattern.quote(address.substring(from)) + "/?");
    }
}
