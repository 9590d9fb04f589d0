package io.mien.trace;

import io.mien.fieldwork.Exposure;
import io.mien.fieldwork.RespondentSession;
import io.mien.privacy.PersonalDataHolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.UUID;

/** Traces read from a visit: rows that fall with it, and the aggregates that counted them. */
@ApplicationScoped
class TraceHolder implements PersonalDataHolder {
    private final Event<TraceStored> changed;

    TraceHolder(Event<TraceStored> changed) {
        this.changed = changed;
    }

    @Override
    public List<String> tables() {
        return List.of("emotion_trace");
    }

    @Override
    public List<Holding> describe(UUID sessionId) {
        return List.of(new Holding("trace", traced(sessionId).size(), 0));
    }

    @Override
    public List<String> erase(UUID sessionId) {
        String country = RespondentSession.required(sessionId).country;
        traced(sessionId).forEach(exposure -> changed.fire(new TraceStored(exposure.adId, country)));
        return List.of();
    }

    private static List<Exposure> traced(UUID sessionId) {
        return Exposure.ofSession(sessionId).stream()
                .filter(exposure -> EmotionTrace.currentOf(exposure.id).isPresent())
                .toList();
    }
}
