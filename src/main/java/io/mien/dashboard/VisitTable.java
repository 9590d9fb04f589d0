package io.mien.dashboard;

import io.mien.account.Staff;
import io.mien.campaign.Campaign;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import io.mien.privacy.Consent;
import io.mien.visit.RespondentSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Every visit of a campaign, newest first. Looking at it and taking it away are audited. */
@ApplicationScoped
@Transactional
class VisitTable {
    private final EntityManager entities;
    private final AuditTrail trail;
    private final Staff staff;

    VisitTable(EntityManager entities, AuditTrail trail, Staff staff) {
        this.entities = entities;
        this.trail = trail;
        this.staff = staff;
    }

    List<VisitRow> look(UUID campaignId, VisitFilter filter) {
        trail.record(staff.actor(), AuditAction.VIEW, campaignId, "visits listed");
        return rows(campaignId, filter);
    }

    List<VisitRow> take(UUID campaignId, VisitFilter filter) {
        trail.record(staff.actor(), AuditAction.EXPORT, campaignId, "visits exported");
        return rows(campaignId, filter);
    }

    private List<VisitRow> rows(UUID campaignId, VisitFilter filter) {
        Campaign.required(campaignId);
        Map<UUID, List<VisitRow.Part>> parts = parts(campaignId);
        Map<UUID, List<String>> agreedTo = agreedTo(campaignId);
        return RespondentSession.<RespondentSession>list("campaignId = ?1 order by startedAt desc, id desc", campaignId)
                .stream()
                .map(session -> VisitRow.of(
                        session,
                        parts.getOrDefault(session.id, List.of()),
                        agreedTo.getOrDefault(session.id, List.of())))
                .filter(filter::admits)
                .toList();
    }

    /** Purposes of each visit's latest consent. */
    private static Map<UUID, List<String>> agreedTo(UUID campaignId) {
        return Consent.<Consent>list(
                        "sessionId in (select s.id from RespondentSession s where s.campaignId = ?1) order by givenAt",
                        campaignId)
                .stream()
                .collect(Collectors.toMap(
                        consent -> consent.sessionId, consent -> consent.purposes, (earlier, later) -> later));
    }

    private Map<UUID, List<VisitRow.Part>> parts(UUID campaignId) {
        return entities.createQuery(
                        "select new io.mien.dashboard.VisitRow$Part(e.sessionId, r.id, r.state,"
                                + " coalesce(r.parkedReason, 'no reason kept'), t.commercialUse, t.backend,"
                                + " t.syncGrade, t.syncResidualMs, e.captions, e.descriptions) from Exposure e"
                                + " join RespondentSession s on s.id = e.sessionId left join Recording r on r.exposureId = e.id"
                                + " left join EmotionTrace t on t.exposureId = e.id and t.current"
                                + " where s.campaignId = :campaign order by e.position",
                        VisitRow.Part.class)
                .setParameter("campaign", campaignId)
                .getResultStream()
                .collect(Collectors.groupingBy(VisitRow.Part::sessionId));
    }
}
