package io.mien.facialcoding;

import io.mien.trace.CampaignEngine;
import io.mien.trace.Engine;
import io.mien.trace.EngineReading;
import io.mien.trace.TraceRevision;
import io.mien.trace.TraceStored;
import io.mien.visit.Exposure;
import io.mien.visit.HeldVisits;
import io.mien.visit.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Stores what was read from a recording as a new revision, with the verdict on its visit that follows from it. */
@ApplicationScoped
class Revisions {
    private final Event<TraceStored> stored;
    private final JudgedVisits visits;
    private final Clock clock;

    Revisions(Event<TraceStored> stored, JudgedVisits visits, Clock clock) {
        this.stored = stored;
        this.visits = visits;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void store(CodingOrder order, List<EngineReading> read) {
        Exposure exposure = Exposure.required(order.exposureId());
        Visit visit = HeldVisits.required(exposure.visitId);
        new TraceRevision(exposure.id, order.adDurationMs(), read).store(clock.instant());
        keepEngine(visit.campaignId, read);
        if (!visits.judge(visit)) {
            stored.fire(new TraceStored(exposure.adId, visit.country));
        }
    }

    /** The first reading by action units decides for a campaign that nobody decided for: nothing counts a mixture. */
    private void keepEngine(UUID campaignId, List<EngineReading> read) {
        boolean byUnits = read.stream().anyMatch(reading -> reading.engine() == Engine.ACTION_UNITS);
        if (byUnits && CampaignEngine.of(campaignId).isEmpty()) {
            CampaignEngine.choose(campaignId, Engine.ACTION_UNITS, "this installation", clock.instant());
        }
    }
}
