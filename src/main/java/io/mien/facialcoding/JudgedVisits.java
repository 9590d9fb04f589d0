package io.mien.facialcoding;

import io.mien.fieldwork.Validity;
import io.mien.recording.Recording;
import io.mien.recording.RecordingCompleted;
import io.mien.trace.EmotionTrace;
import io.mien.trace.TraceStored;
import io.mien.trace.Verdicts;
import io.mien.visit.Exposure;
import io.mien.visit.HeldVisits;
import io.mien.visit.Visit;
import io.mien.visit.VisitEnded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Comparator;

/** Judges a visit as it ends, since its recordings may all have been read by then, and whenever one of them comes or is read. */
@ApplicationScoped
class JudgedVisits {
    private final Event<TraceStored> changed;
    private final Clock clock;

    JudgedVisits(Event<TraceStored> changed, Clock clock) {
        this.changed = changed;
        this.clock = clock;
    }

    /** From its end on, what was read of a complete visit counts in the curves, whether or not the rest is read. */
    void judge(@Observes VisitEnded ended) {
        Verdicts.on(ended.visit(), clock.instant());
        tell(ended.visit());
    }

    /** A recording of another ad that is imported for somebody who was judged opens the verdict again. */
    void judge(@Observes RecordingCompleted completed) {
        Recording recording = Recording.required(completed.recordingId());
        Visit visit = Visit.required(Exposure.required(recording.exposureId).visitId);
        if (visit.validity != Validity.PENDING) {
            judge(HeldVisits.required(visit.id));
        }
    }

    /**
     * A verdict that takes a visit out, or back in, does so for all of its ads: the figures of each of them change.
     *
     * @return whether it did, and so with the figures of every ad that was read
     */
    boolean judge(Visit visit) {
        boolean counted = visit.validity != Validity.REVERSED;
        Verdicts.on(visit, clock.instant());
        boolean turned = counted != (visit.validity != Validity.REVERSED);
        if (turned) {
            tell(visit);
        }
        return turned;
    }

    /** Their rows are held in the order of the ads, so that two visits never wait for each other. */
    private void tell(Visit visit) {
        visit.exposures().stream()
                .filter(exposure -> EmotionTrace.currentOf(exposure.id).isPresent())
                .sorted(Comparator.comparing(exposure -> exposure.adId))
                .forEach(exposure -> changed.fire(new TraceStored(exposure.adId, visit.country)));
    }
}
