package io.mien.dashboard;

import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignStatus;
import io.mien.fieldwork.Headcount;
import io.mien.fieldwork.VisitGroup;
import io.mien.fieldwork.VisitLedger;
import io.mien.platform.TypedText;
import io.mien.report.Release;
import io.mien.report.ReleaseNote;
import io.mien.report.Releases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The tenant's campaigns with how far each is, in a number of queries that does not grow with them. */
@ApplicationScoped
class CampaignList {
    private static final String READABLE = "c.status <> DRAFT and ";

    private final EntityManager entities;
    private final VisitLedger ledger;
    private final Releases releases;

    CampaignList(EntityManager entities, VisitLedger ledger, Releases releases) {
        this.entities = entities;
        this.ledger = ledger;
        this.releases = releases;
    }

    @Transactional
    Campaigns all(CampaignAsk ask) {
        return find(ask, "");
    }

    /** Without drafts: those are nothing to read yet. */
    @Transactional
    Campaigns readable(CampaignAsk ask) {
        return find(ask, READABLE);
    }

    private Campaigns find(CampaignAsk ask, String scope) {
        CampaignOrder order = ask.order();
        List<Campaign> found = entities.createQuery(
                        "select c from Campaign c where " + scope + ask.shelf().condition()
                                + " and lower(c.name) like :name escape '!' order by c.createdAt desc, c.id desc",
                        Campaign.class)
                .setParameter("name", "%" + literally(TypedText.sought("name", ask.name)) + "%")
                .getResultList();
        return new Campaigns(order.of(rows(found)), ask, archived(scope));
    }

    private static String literally(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1");
    }

    private long archived(String scope) {
        return entities.createQuery(
                        "select count(*) from Campaign c where " + scope + CampaignShelf.ARCHIVED.condition(),
                        Long.class)
                .getSingleResult();
    }

    private List<CampaignRow> rows(List<Campaign> campaigns) {
        List<UUID> ids = campaigns.stream().map(campaign -> campaign.id).toList();
        Map<UUID, Long> ads = numbers("select a.campaignId, count(*) from Ad a where a.campaignId in :ids", ids);
        Map<UUID, Long> countries =
                numbers("select a.campaignId, count(*) from CountryTarget a where a.campaignId in :ids", ids);
        Map<UUID, Long> wanted =
                numbers("select a.campaignId, sum(a.target) from CountryTarget a where a.campaignId in :ids", ids);
        Map<UUID, Headcount> people = ledger.groups().stream()
                .collect(Collectors.groupingBy(
                        VisitGroup::campaignId,
                        Collectors.collectingAndThen(Collectors.toList(), Headcount::ofVisits)));
        Map<UUID, Release> published = releases.latestOf(ids);
        return campaigns.stream()
                .map(campaign -> CampaignRow.of(
                        campaign,
                        ReleaseNote.of(campaign.id, Optional.ofNullable(published.get(campaign.id)))
                                .since(),
                        new CampaignFigures(
                                ads.getOrDefault(campaign.id, 0L),
                                countries.getOrDefault(campaign.id, 0L),
                                people.getOrDefault(campaign.id, Headcount.nobody()),
                                wanted.getOrDefault(campaign.id, 0L))))
                .toList();
    }

    private Map<UUID, Long> numbers(String query, List<UUID> campaigns) {
        TypedQuery<Object[]> asked = entities.createQuery(query + " group by a.campaignId", Object[].class);
        return asked.setParameter("ids", campaigns)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
    }

    /**
     * The list and what a colleague would say about it.
     *
     * @param archived how many campaigns the list leaves out unless it is asked for them
     */
    public record Campaigns(List<CampaignRow> rows, CampaignAsk ask, long archived) {

        public CampaignShelf[] shelves() {
            return CampaignShelf.values();
        }

        public CampaignOrder[] orders() {
            return CampaignOrder.values();
        }

        public boolean isFiltered() {
            return ask.isFiltered();
        }

        /** Nothing to search, filter or sort. */
        public boolean isEmpty() {
            return rows.isEmpty() && archived == 0 && !isFiltered();
        }

        public String sentence() {
            if (isFiltered()) {
                return matching();
            }
            List<String> parts = new ArrayList<>();
            add(parts, CampaignStatus.IN_FIELDWORK, "in fieldwork");
            add(parts, CampaignStatus.DRAFT, "in preparation");
            add(parts, CampaignStatus.CLOSED, "closed");
            if (rows.isEmpty()) {
                return archived == 0 ? "There is no campaign yet." : "All campaigns are archived.";
            }
            return String.join(", ", parts) + ".";
        }

        /** "2 campaigns are archived." */
        public String aside() {
            return archived == 1 ? "1 campaign is archived." : archived + " campaigns are archived.";
        }

        private String matching() {
            return switch (rows.size()) {
                case 0 -> "No campaigns match this filter.";
                case 1 -> "1 campaign matches this filter.";
                default -> rows.size() + " campaigns match this filter.";
            };
        }

        private void add(List<String> parts, CampaignStatus status, String words) {
            long number = rows.stream().filter(row -> row.status() == status).count();
            if (number == 0) {
                return;
            }
            String noun = !parts.isEmpty() ? "" : number == 1 ? " campaign" : " campaigns";
            parts.add(number + noun + (number == 1 ? " is " : " are ") + words);
        }
    }
}
