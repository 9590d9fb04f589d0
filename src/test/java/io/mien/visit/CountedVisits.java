package io.mien.visit;

import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Exclusion;
import io.mien.fieldwork.Origin;
import io.mien.fieldwork.Validity;
import io.mien.fieldwork.VisitGroup;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** Counts visits the other way, by grouping their rows: what the ledger must add up to. */
public final class CountedVisits {
    private CountedVisits() {}

    /** Inside a transaction with a tenant bound. */
    public static List<VisitGroup> of(EntityManager entities, UUID campaignId) {
        return entities
                .createQuery(
                        "select s.campaignId, s.country, s.origin, s.disposition, s.validity, s.reversalReason, s.cameraFree,"
                                + " count(s), count(s.admission.consentedAt), count(s.camera.passedAt) from Visit s"
                                + " where s.origin <> :preview and s.campaignId = :campaign group by s.campaignId, s.country,"
                                + " s.origin, s.disposition, s.validity, s.reversalReason, s.cameraFree",
                        Object[].class)
                .setParameter("preview", Origin.PREVIEW)
                .setParameter("campaign", campaignId)
                .getResultList()
                .stream()
                .map(CountedVisits::group)
                .toList();
    }

    private static VisitGroup group(Object[] row) {
        return new VisitGroup(
                (UUID) row[0],
                (String) row[1],
                (Origin) row[2],
                (Disposition) row[3],
                (Validity) row[4],
                Exclusion.of((String) row[5]).orElse(null),
                (boolean) row[6],
                (long) row[7],
                (long) row[8],
                (long) row[9]);
    }
}
