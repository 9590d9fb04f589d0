package io.mien.dashboard;

import io.mien.campaign.Campaign;
import io.mien.platform.InvalidFields;
import io.mien.privacy.Consent;
import io.mien.visit.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The visits of a campaign, newest first, a page at a time: nothing is read of visits on other pages. */
@ApplicationScoped
@Transactional
class VisitTable {
    static final int PAGE = 50;

    private static final String PLACE = "(s.startedAt, s.id) %s (:startedAt, :id)";

    private final EntityManager entities;

    VisitTable(EntityManager entities) {
        this.entities = entities;
    }

    /** The page that the address asks for; the first one when it asks for what comes before the first. */
    VisitPage page(UUID campaignId, VisitAsk ask) {
        Campaign.required(campaignId);
        VisitFilter filter = VisitFilter.of(ask);
        Optional<VisitCursor> before = VisitCursor.of("before", ask.before);
        Optional<VisitCursor> after = VisitCursor.of("after", ask.after);
        if (before.isPresent() && after.isPresent()) {
            throw InvalidFields.inAddress("before", "before and after do not go together.");
        }
        if (before.isPresent()) {
            List<Visit> earlier = preceding(campaignId, filter, before.get());
            if (earlier.size() > PAGE) {
                return page(campaignId, filter, new Found(earlier.subList(1, PAGE + 1), true, true));
            }
        }
        List<Visit> found = following(campaignId, filter, after, PAGE + 1);
        return page(
                campaignId,
                filter,
                new Found(found.subList(0, Math.min(PAGE, found.size())), after.isPresent(), found.size() > PAGE));
    }

    /** The first visits that match, or those that follow a place. */
    Chunk chunk(UUID campaignId, VisitFilter filter, Optional<VisitCursor> after, int most) {
        List<Visit> visits = following(campaignId, filter, after, most);
        return new Chunk(
                rows(visits),
                visits.size() < most ? Optional.empty() : Optional.of(VisitCursor.at(visits.get(most - 1))));
    }

    /** @param end where the next one begins; empty after the last */
    record Chunk(List<VisitRow> rows, Optional<VisitCursor> end) {}

    /**
     * @param turned true unless it is the first page
     * @param more true unless it is the last
     */
    private record Found(List<Visit> visits, boolean turned, boolean more) {}

    private VisitPage page(UUID campaignId, VisitFilter filter, Found found) {
        List<Visit> visits = found.visits();
        Optional<VisitCursor> first = visits.stream().findFirst().map(VisitCursor::at);
        Tally newer = found.turned()
                ? first.map(place -> newer(campaignId, filter, place)).orElse(Tally.of(0))
                : Tally.of(0);
        return new VisitPage(
                rows(visits),
                newer,
                tally(campaignId, filter),
                tally(campaignId, filter.in(VisitState.PARKED)),
                first.filter(place -> newer.number() > 0),
                found.more() ? Optional.of(VisitCursor.at(visits.get(visits.size() - 1))) : Optional.empty());
    }

    private List<Visit> following(UUID campaignId, VisitFilter filter, Optional<VisitCursor> after, int most) {
        VisitFilter there = after.map(place -> at(filter, "<", place)).orElse(filter);
        return visits(campaignId, there, "order by s.startedAt desc, s.id desc", most);
    }

    private List<Visit> preceding(UUID campaignId, VisitFilter filter, VisitCursor before) {
        List<Visit> nearestFirst = visits(campaignId, at(filter, ">", before), "order by s.startedAt, s.id", PAGE + 1);
        Collections.reverse(nearestFirst);
        return nearestFirst;
    }

    private static VisitFilter at(VisitFilter filter, String side, VisitCursor place) {
        return filter.and(PLACE.formatted(side), Map.of("startedAt", place.startedAt(), "id", place.id()));
    }

    private List<Visit> visits(UUID campaignId, VisitFilter filter, String order, int most) {
        return asking(
                        "select s from Visit s where s.campaignId = :campaign" + filter.condition() + " " + order,
                        Visit.class,
                        campaignId,
                        filter)
                .setMaxResults(most)
                .getResultList();
    }

    private Tally newer(UUID campaignId, VisitFilter filter, VisitCursor first) {
        return tally(campaignId, at(filter, ">", first));
    }

    /** In the order of the index, so that counting ends where the tally does. */
    private Tally tally(UUID campaignId, VisitFilter filter) {
        return Tally.of(asking(
                        "select count(*) from (select s.id as id from Visit s where s.campaignId = :campaign"
                                + filter.condition() + " order by s.startedAt, s.id limit " + (Tally.MAX + 1) + ") v",
                        Long.class,
                        campaignId,
                        filter)
                .getSingleResult());
    }

    private <T> TypedQuery<T> asking(String query, Class<T> type, UUID campaignId, VisitFilter filter) {
        TypedQuery<T> asked = entities.createQuery(query, type).setParameter("campaign", campaignId);
        filter.parameters().forEach(asked::setParameter);
        return asked;
    }

    private List<VisitRow> rows(List<Visit> visits) {
        List<UUID> ids = visits.stream().map(visit -> visit.id).toList();
        Map<UUID, List<VisitRow.Part>> parts = parts(ids);
        Map<UUID, List<String>> agreedTo = agreedTo(ids);
        return visits.stream()
                .map(visit -> VisitRow.of(
                        visit, parts.getOrDefault(visit.id, List.of()), agreedTo.getOrDefault(visit.id, List.of())))
                .toList();
    }

    /** Purposes of each visit's latest consent. */
    private static Map<UUID, List<String>> agreedTo(List<UUID> visits) {
        return Consent.<Consent>list("visitId in ?1 order by givenAt", visits).stream()
                .collect(Collectors.toMap(
                        consent -> consent.visitId, consent -> consent.purposes, (earlier, later) -> later));
    }

    private Map<UUID, List<VisitRow.Part>> parts(List<UUID> visits) {
        return entities.createQuery(
                        "select new io.mien.dashboard.VisitRow$Part(e.visitId, r.id, r.state,"
                                + " coalesce(r.parkedReason, 'no reason kept'), t.commercialUse, t.backend,"
                                + " t.syncGrade, t.syncResidualMs, t.syncBoundMs, t.syncLagMs, e.viewing, t.mouthCovered, e.captions, e.descriptions) from Exposure e"
                                + " left join Recording r on r.exposureId = e.id"
                                + " left join EmotionTrace t on t.exposureId = e.id and t.current"
                                + " where e.visitId in :visits order by e.position, e.viewing",
                        VisitRow.Part.class)
                .setParameter("visits", visits)
                .getResultStream()
                .collect(Collectors.groupingBy(VisitRow.Part::visitId));
    }
}
