package io.mien.facialcoding;

import io.mien.fieldwork.Exposure;
import io.mien.fieldwork.RespondentSession;
import io.mien.trace.EmotionTrace;
import java.util.List;
import java.util.Optional;

/** Whether a visit counts, once its recordings are read: one usable exposure is enough, none reverses it. */
final class Verdicts {
    private Verdicts() {}

    static void on(RespondentSession session) {
        List<Exposure> exposures = session.exposures();
        List<EmotionTrace> traces = exposures.stream()
                .flatMap(exposure -> EmotionTrace.currentOf(exposure.id).stream())
                .toList();
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
