package io.mien.dashboard;

import io.mien.campaign.Campaign;
import io.mien.campaign.CountryTarget;
import io.mien.fieldwork.Validity;
import io.mien.fieldwork.VisitGroup;
import io.mien.platform.Wording;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A campaign in the list. */
public record CampaignRow(
        UUID id,
        String name,
        boolean sample,
        State state,
        String since,
        int ads,
        int countries,
        long valid,
        int wanted) {

    /** @param tone class of the tag beside the words */
    public record State(String words, String tone) {}

    static CampaignRow of(Campaign campaign, List<VisitGroup> groups) {
        List<CountryTarget> targets = campaign.targets();
        return new CampaignRow(
                campaign.id,
                campaign.name,
                campaign.sample,
                new State(campaign.isDraft() ? "draft" : campaign.status.words(), campaign.isInFieldwork() ? "ok" : ""),
                since(campaign),
                campaign.ads().size(),
                targets.size(),
                groups.stream()
                        .filter(group -> group.campaignId().equals(campaign.id) && group.validity() == Validity.VALID)
                        .mapToLong(VisitGroup::visits)
                        .sum(),
                targets.stream().mapToInt(target -> target.target).sum());
    }

    private static String since(Campaign campaign) {
        Instant last = campaign.closedAt != null ? campaign.closedAt : campaign.openedAt;
        return Wording.day(last == null ? campaign.createdAt : last);
    }

    public long validShare() {
        return wanted == 0 ? 0 : Math.min(100, 100 * valid / wanted);
    }
}
