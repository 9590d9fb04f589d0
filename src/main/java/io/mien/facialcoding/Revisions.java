package io.mien.facialcoding;

import io.mien.trace.EngineReading;
import io.mien.trace.TraceRevision;
import io.mien.trace.TraceStored;
import io.mien.trace.Verdicts;
import io.mien.visit.Exposure;
import io.mien.visit.HeldVisits;
import io.mien.visit.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Stores what was read from a recording as a new revision, with the verdict on its visit that follows from it. */
@ApplicationScoped
class Revisions {
    private final Event<TraceStored> stored;
    private final Clock clock;

    Revisions(Event<TraceStored> stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void store(CodingOrder order, List<EngineReading> read) {
        Exposure exposure = Exposure.required(order.exposureId());
        Visit visit = HeldVisits.required(exposure.visitId);
        new TraceRevision(exposure.id, order.adDurationMs(), read).store(clock.instant());
        Verdicts.on(visit, clock.instant());
        stored.fire(new TraceStored(exposure.adId, visit.country));
    }
}
