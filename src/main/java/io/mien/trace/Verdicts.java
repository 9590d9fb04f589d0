package io.mien.trace;

import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Exclusion;
import io.mien.fieldwork.VisitExclusion;
import io.mien.visit.Exposure;
import io.mien.visit.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether a visit counts, once it is complete and its recordings are read: one usable exposure is enough, none reverses it. A
 * visit that still runs, or that ended in another way, gets no verdict, whatever its recordings show.
 */
public final class Verdicts {
    private Verdicts() {}

    /** The verdict on a visit of the database, once it ended or one of its recordings is read. Inside the caller's transaction. */
    public static void on(Visit visit, Instant now) {
        List<Exposure> exposures = visit.exposures();
        List<EmotionTrace> traces = exposures.stream()
                .flatMap(exposure -> EmotionTrace.currentOf(exposure.id).stream())
                .toList();
        on(visit, exposures, traces, now);
    }

    /** The same of exposures and current traces that are at hand. */
    public static void on(Visit visit, List<Exposure> exposures, List<EmotionTrace> traces, Instant now) {
        if (visit.disposition != Disposition.COMPLETE) {
            return;
        }
        List<EmotionTrace> valid = traces.stream().filter(trace -> trace.valid).toList();
        if (!valid.isEmpty()) {
            validate(visit, valid, now);
            return;
        }
        long open = exposures.stream()
                .filter(exposure -> exposure.state != Exposure.State.INVALID)
                .count();
        if (traces.size() >= open) {
            visit.verdict().reverse(reason(traces).orElse(VisitExclusion.NOTHING_RECORDED), now);
        }
    }

    private static void validate(Visit visit, List<EmotionTrace> valid, Instant now) {
        if (valid.stream().anyMatch(EmotionTrace::readsExpressions)) {
            visit.verdict().validate(now);
        } else {
            visit.verdict().validateForAttention(now);
        }
    }

    private static Optional<Exclusion> reason(List<EmotionTrace> traces) {
        return traces.stream().flatMap(trace -> trace.exclusion().stream()).findFirst();
    }
}
