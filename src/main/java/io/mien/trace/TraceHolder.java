package io.mien.trace;

import io.mien.privacy.HeldTable;
import io.mien.privacy.PersonalDataHolder;
import io.mien.privacy.Subject;
import io.mien.visit.Exposure;
import io.mien.visit.Visit;
import io.mien.visit.VisitReversed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Traces read from a visit: rows that fall with it, and the aggregates that counted them. */
@ApplicationScoped
class TraceHolder implements PersonalDataHolder {
    private static final HeldTable<EmotionTrace> TRACES = HeldTable.<EmotionTrace>named("emotion_trace")
            .technical("id", HeldTable.ROW)
            .column("exposure_id", "exposure", trace -> trace.exposureId)
            .column("engine", "engine", trace -> trace.engine)
            .column("models", "models", trace -> trace.models)
            .column("backend", "backend", trace -> trace.backend)
            .column("commercial_use", "commercialUse", trace -> trace.commercialUse)
            .column("spec_version", "specVersion", trace -> trace.specVersion)
            .column("revision", "revision", trace -> trace.revision)
            .column("current", "current", trace -> trace.current)
            .column("stored_at", "storedAt", trace -> trace.storedAt)
            .column("valid", "valid", trace -> trace.valid)
            .column("grade", "grade", trace -> trace.grade)
            .column("reasons", "reasons", trace -> trace.reasons)
            .column("baseline", "restingFace", trace -> trace.baseline)
            .column("sync_grade", "syncGrade", trace -> trace.syncGrade)
            .column("sync_residual_ms", "clockFitResidualMs", trace -> trace.syncResidualMs)
            .column("sync_bound_ms", "momentErrorBoundMs", trace -> trace.syncBoundMs)
            .column("sync_lag_ms", "screenAndCameraLagMs", trace -> trace.syncLagMs)
            .column("playhead_covered", "shareOfAdPlayed", trace -> trace.playheadCovered)
            .column("face_in_ad", "shareOfAdWithFace", trace -> trace.faceInAd)
            .column("face_in_preroll", "shareOfPreRollWithFace", trace -> trace.faceInPreroll)
            .column("analysed_rate", "framesReadPerSecond", trace -> trace.analysedRate)
            .column("brightness", "brightness", trace -> trace.brightness)
            .column("talking", "shareOfAdTalked", trace -> trace.talking)
            .column("mouth_covered", "shareOfAdWithMouthCovered", trace -> trace.mouthCovered)
            .column("duration_ms", "adLengthMs", trace -> trace.durationMs)
            .column("measures", "measures", trace -> trace.measures)
            .column("seconds", "perSecond", trace -> values(trace.perSecond()))
            .column("tenths", "perTenthOfASecond", trace -> values(trace.perTenth()));

    private final Event<TraceStored> changed;

    TraceHolder(Event<TraceStored> changed) {
        this.changed = changed;
    }

    @Override
    public List<HeldTable<?>> tables() {
        return List.of(TRACES);
    }

    @Override
    public List<Holding> describe(Subject subject) {
        return List.of(new Holding("trace", traced(subject.id()).size(), 0));
    }

    @Override
    public Map<String, Object> copy(Subject subject) {
        return Map.of(
                "traces",
                EmotionTrace.ofVisit(subject.id()).stream().map(TRACES::section).toList());
    }

    @Override
    public List<String> erase(Subject subject) {
        tell(subject.id());
        return List.of();
    }

    void uncount(@Observes VisitReversed visit) {
        tell(visit.visitId());
    }

    private void tell(UUID visitId) {
        String country = Visit.required(visitId).country;
        traced(visitId).stream()
                .sorted(Comparator.comparing(exposure -> exposure.adId))
                .forEach(exposure -> changed.fire(new TraceStored(exposure.adId, country)));
    }

    private static List<Exposure> traced(UUID visitId) {
        return Exposure.ofVisit(visitId).stream()
                .filter(exposure -> EmotionTrace.currentOf(exposure.id).isPresent())
                .toList();
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
