package io.mien.visit;

import io.mien.fieldwork.Origin;
import io.mien.platform.Problem;
import io.mien.privacy.Consent;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds visits and holds them until the transaction ends, so that nothing else happens to them meanwhile. */
public final class HeldVisits {
    /** Of a running visit of a person who agreed to it and has a camera. */
    private static final String RECORDED = """
            where visit.digest = ?1 and visit.disposition is null and visit.admission.consentedAt is not null
                and not visit.cameraFree and %s
            """.formatted(Consent.current("visit.id"));

    private static final String SEEN = """
            update Visit visit
            set visit.lastSeenAt = ?2,
                visit.lease.seenAt = case when visit.lease.tab is not null then cast(?2 as Instant) end
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

    /** True for a running visit of a person who agreed to it and has a camera; nothing is held. */
    static boolean isRecorded(byte[] digest) {
        return Visit.count("from Visit visit " + RECORDED, digest) == 1;
    }

    /** Notes that the tab of such a visit was heard of, and holds it; false for any other. */
    static boolean seenRecorded(byte[] digest, Instant now) {
        return Visit.update(SEEN + RECORDED, digest, now) == 1;
    }
}
