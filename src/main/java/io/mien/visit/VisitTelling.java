package io.mien.visit;

import io.mien.fieldwork.Standing;
import io.mien.fieldwork.VisitEvent;
import io.mien.fieldwork.VisitEvent.Fact;
import io.mien.fieldwork.VisitEvent.Kind;
import io.mien.fieldwork.VisitEvent.Move;
import java.time.Instant;

/** How a visit tells the ledger its facts, each in the transaction that makes it true. */
public final class VisitTelling {
    private VisitTelling() {}

    static void landed(Visit visit) {
        tell(visit, Fact.of(Kind.LANDED, visit.startedAt), new Move(null, standing(visit)));
    }

    /** Makes a change of the visit and tells the fact that it is. */
    static void moves(Visit visit, Fact fact, Runnable change) {
        Standing stood = standing(visit);
        change.run();
        tell(visit, fact, new Move(stood, standing(visit)));
    }

    /** An ad is shown: a fact that moves the visit nowhere. */
    static void exposed(Visit visit, Exposure exposure, Instant now) {
        tell(visit, Fact.exposed(exposure.id, exposure.adId, now), Move.NONE);
    }

    /** Its last fact: from now on it is counted nowhere. */
    public static void erased(Visit visit, Instant now) {
        tell(visit, Fact.of(Kind.ERASED, now), new Move(standing(visit), null));
    }

    private static void tell(Visit visit, Fact fact, Move move) {
        visit.facts++;
        VisitEvent.tell(
                new VisitEvent.Teller(visit.id, visit.campaignId, visit.country, visit.origin),
                visit.facts,
                fact,
                move);
    }

    private static Standing standing(Visit visit) {
        Standing.Reach before = visit.admission().isAgreed() ? Standing.Reach.CONSENTED : Standing.Reach.LANDED;
        return new Standing(
                visit.camera().isPassed() ? Standing.Reach.CAMERA_PASSED : before,
                visit.cameraFree,
                visit.disposition,
                visit.validity,
                visit.verdict().exclusion().orElse(null));
    }
}
