package io.mien.privacy;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes down what {@link Discloses} says, between the answer and its first byte; without the line there is no answer. */
@Discloses
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class Disclosures {
    private static final int FIRST_REFUSAL = 400;

    private final AuditTrail trail;
    private final ActorSource actors;

    Disclosures(AuditTrail trail, ActorSource actors) {
        this.trail = trail;
        this.actors = actors;
    }

    @AroundInvoke
    @Nullable
    Object record(InvocationContext call) throws Exception {
        Object answer = call.proceed();
        if (!isRefusal(answer)) {
            Discloses disclosed = call.getMethod().getAnnotation(Discloses.class);
            trail.record(actors.actor(), disclosed.action(), subject(call), disclosed.what());
        }
        return answer;
    }

    private static boolean isRefusal(@Nullable Object answer) {
        return answer instanceof Response response && response.getStatus() >= FIRST_REFUSAL;
    }

    private static @Nullable UUID subject(InvocationContext call) {
        return Stream.of(call.getParameters())
                .filter(UUID.class::isInstance)
                .map(UUID.class::cast)
                .findFirst()
                .orElse(null);
    }
}
