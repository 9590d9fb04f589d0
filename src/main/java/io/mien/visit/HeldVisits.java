package io.mien.visit;

import io.mien.fieldwork.Origin;
import io.mien.platform.Problem;
import io.mien.privacy.Consent;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds visits and holds them until the transaction ends, so that nothing else happens to them meanwhile. What each slice of an
 * upload and each request for an ad's video asks speaks SQL: Hibernate keeps no plan of a query under a tenant's discriminator
 * (the plan's key refuses enabled filters) and none of an update, and translating three of them anew took half of a slice's work.
 * No type is given for what they answer: a plan for a typed one is kept anew at each call and never found again. PostgreSQL keeps
 * its plans of them too: they find single rows by their keys, however large an agency grows.
 */
public final class HeldVisits {
    /** Of a running visit of a person who agreed to it and has a camera. */
    private static final String RECORDED = """
            where visit.tenant_id = :tenant and visit.digest = :digest and visit.disposition is null
                and visit.consented_at is not null and not visit.camera_free and %s
            """.formatted(Consent.current("visit"));

    private static final String SEEN = """
            update visit
            set last_seen_at = :now, tab_seen_at = case when tab is not null then cast(:now as timestamptz) end
            """;

    private static final String SHOWN = """
            select visit.id, ad.storage_key, ad.content_type
            from visit
            join exposure on exposure.visit_id = visit.id and exposure.tenant_id = visit.tenant_id
            join ad on ad.id = exposure.ad_id and ad.tenant_id = visit.tenant_id
            """;

    private HeldVisits() {}

    /** A visit on which a verdict is due. */
    public static Visit required(UUID id) {
        return byId(id).orElseThrow(Problem::notFound);
    }

    /** The visit as it is now, also if the transaction read it before. */
    public static Optional<Visit> byId(UUID id) {
        Optional<Visit> visit = Visit.<Visit>find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
        visit.ifPresent(held -> Visit.getEntityManager().refresh(held));
        return visit;
    }

    /** The visit of this cookie. */
    static Optional<Visit> byDigest(byte[] digest) {
        return Visit.<Visit>find("digest", digest)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Visits that came by a link and have not begun to watch. */
    static List<Visit> waitingIn(UUID campaignId) {
        return Visit.<Visit>find(
                        "from Visit visit where visit.campaignId = ?1 and visit.origin = ?2 and visit.disposition is null"
                                + " and not exists (select 1 from Exposure exposure where exposure.visitId = visit.id"
                                + " and exposure.playedAt is not null)",
                        campaignId,
                        Origin.LINK)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /**
     * Lets the rest of the transaction use one plan of each statement for all values. Elsewhere PostgreSQL plans anew each time
     * ({@code plan_cache_mode} in {@code application.properties}), which for these takes several times as long as they run.
     */
    private static void keepPlans() {
        Visit.getEntityManager()
                .createNativeQuery("set local plan_cache_mode = force_generic_plan")
                .executeUpdate();
    }

    /** True for a running visit of a person who agreed to it and has a camera; nothing is held. */
    static boolean isRecorded(byte[] digest) {
        keepPlans();
        return !Visit.getEntityManager()
                .createNativeQuery("select 1 from visit " + RECORDED)
                .setParameter("tenant", Visit.bound())
                .setParameter("digest", digest)
                .getResultList()
                .isEmpty();
    }

    /** Notes that the tab of such a visit was heard of, and holds it; false for any other. */
    static boolean seenRecorded(byte[] digest, Instant now) {
        keepPlans();
        return Visit.getEntityManager()
                        .createNativeQuery(SEEN + RECORDED)
                        .setParameter("tenant", Visit.bound())
                        .setParameter("digest", digest)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** The ad of such a visit's exposure; nothing is held. Empty for any other visit, and for another's exposure. */
    static Optional<ShownAd> shownToRecorded(byte[] digest, UUID exposureId) {
        keepPlans();
        List<?> rows = Visit.getEntityManager()
                .createNativeQuery(SHOWN + RECORDED + " and exposure.id = :exposure")
                .setParameter("tenant", Visit.bound())
                .setParameter("digest", digest)
                .setParameter("exposure", exposureId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new ShownAd((UUID) row[0], (String) row[1], (String) row[2]))
                .findFirst();
    }
}
