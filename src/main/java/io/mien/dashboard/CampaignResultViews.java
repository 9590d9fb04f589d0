package io.mien.dashboard;

import io.mien.account.Staff;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignStatus;
import io.mien.report.Releases;
import io.mien.results.CampaignResults;
import io.mien.results.CampaignScores;
import io.mien.results.StatedAnswers;
import io.mien.trace.Measure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** A closed campaign's results for the person who asks: live for staff, as they were published for a client-viewer. */
@ApplicationScoped
class CampaignResultViews {
    private final CampaignResults live;
    private final StatedAnswers answers;
    private final Releases published;
    private final Staff staff;

    CampaignResultViews(CampaignResults live, StatedAnswers answers, Releases published, Staff staff) {
        this.live = live;
        this.answers = answers;
        this.published = published;
        this.staff = staff;
    }

    /** Nothing while fieldwork is open, and for a client-viewer nothing before something is published. */
    Optional<CampaignResultPage> of(Campaign campaign, Measure measure) {
        if (campaign.status != CampaignStatus.CLOSED || campaign.ads().isEmpty()) {
            return Optional.empty();
        }
        if (staff.isManaging()) {
            CampaignScores scores = live.of(campaign.id, measure);
            return Optional.of(CampaignResultPage.live(campaign.id, scores, answers.areAsked(campaign.id)));
        }
        CampaignScores scores = published.scores(campaign.id, measure);
        return scores.isEmpty() ? Optional.empty() : Optional.of(CampaignResultPage.published(campaign.id, scores));
    }
}
