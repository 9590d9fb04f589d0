package io.mien.trace;

import io.mien.visit.Exposure;
import io.mien.visit.RespondentSession;
import java.util.List;
import java.util.Optional;

/** Whether a visit counts, once its recordings are read: one usable exposure is enough, none reverses it. */
public final class Verdicts {
    private Verdicts() {}

    /** The verdict on a visit of the database, once one of its recordings is read. Inside the caller's transaction. */
    public static void on(RespondentSession session) {
        List<Exposure> exposures = session.exposures();
        on(
                session,
                exposures,
                exposures.stream()
                        .flatMap(exposure -> EmotionTrace.currentOf(exposure.id).stream())
                        .toList());
    }

    /** The same of exposures and current traces that are at hand. */
    public static void on(RespondentSession session, List<Exposure> exposures, List<EmotionTrace> traces) {
        if (traces.stream().anyMatch(trace -> trace.valid)) {
            session.validate();
            return;
        }
        long open = exposures.stream()
                .filter(exposure -> exposure.state != Exposure.State.INVALID)
                .count();
        if (traces.size() >= open) {
            session.reverse(reason(traces).orElse("NOTHING_RECORDED"));
        }
    }

    private static Optional<String> reason(List<EmotionTrace> traces) {
        return traces.stream().flatMap(trace -> trace.exclusion().stream()).findFirst();
    }
}
