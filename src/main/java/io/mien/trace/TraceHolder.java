package io.mien.trace;

import io.mien.fieldwork.Exposure;
import io.mien.fieldwork.RespondentSession;
import io.mien.fieldwork.VisitReversed;
import io.mien.privacy.PersonalDataHolder;
import io.mien.privacy.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    public List<Holding> describe(Subject subject) {
        return List.of(new Holding("trace", traced(subject.id()).size(), 0));
    }

    @Override
    public Map<String, Object> copy(Subject subject) {
        return Map.of(
                "traces",
                EmotionTrace.ofSession(subject.id()).stream()
                        .map(TraceHolder::section)
                        .toList());
    }

    @Override
    public List<String> erase(Subject subject) {
        tell(subject.id());
        return List.of();
    }

    void uncount(@Observes VisitReversed visit) {
        tell(visit.sessionId());
    }

    private void tell(UUID sessionId) {
        String country = RespondentSession.required(sessionId).country;
        traced(sessionId).forEach(exposure -> changed.fire(new TraceStored(exposure.adId, country)));
    }

    private static List<Exposure> traced(UUID sessionId) {
        return Exposure.ofSession(sessionId).stream()
                .filter(exposure -> EmotionTrace.currentOf(exposure.id).isPresent())
                .toList();
    }

    private static Map<String, Object> section(EmotionTrace trace) {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("exposure", trace.exposureId);
        section.put("engine", trace.engine);
        section.put("models", trace.models);
        section.put("backend", trace.backend);
        section.put("commercialUse", trace.commercialUse);
        section.put("specVersion", trace.specVersion);
        section.put("revision", trace.revision);
        section.put("current", trace.current);
        section.put("storedAt", trace.storedAt);
        section.put("valid", trace.valid);
        section.put("grade", trace.grade);
        section.put("reasons", trace.reasons);
        section.put("restingFace", trace.baseline);
        section.put("syncGrade", trace.syncGrade);
        section.put("brightness", trace.brightness);
        section.put("perSecond", values(trace.perSecond()));
        section.put("perTenthOfASecond", values(trace.perTenth()));
        return section;
    }

    /** Values of each measure in order of time, null where there was none. */
    private static Map<Measure, List<Double>> values(TraceSamples samples) {
        Map<Measure, List<Double>> values = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            values.put(
                    measure,
                    Arrays.stream(samples.of(measure))
                            .mapToObj(value -> Double.isNaN(value) ? null : Double.valueOf(value))
                            .toList());
        }
        return values;
    }
}
