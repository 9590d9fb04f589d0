package io.mien.dashboard;

import io.mien.account.Staff;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignStatus;
import io.mien.platform.Problem;
import io.mien.report.Releases;
import io.mien.results.CampaignResults;
import io.mien.results.CampaignScores;
import io.mien.results.StatedAnswers;
import io.mien.trace.Measure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

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
        CampaignScores scores = read(campaign.id, measure);
        if (staff.isManaging()) {
            return Optional.of(CampaignResultPage.live(campaign.id, scores, answers.areAsked(campaign.id)));
        }
        return scores.isEmpty() ? Optional.empty() : Optional.of(CampaignResultPage.published(campaign.id, scores));
    }

    /** A campaign that is still in fieldwork has none. */
    @Transactional
    CampaignScores scores(UUID campaignId, Measure measure) {
        if (Campaign.required(campaignId).status != CampaignStatus.CLOSED) {
            throw Problem.conflict("fieldwork-not-closed", "Scores are told once fieldwork is closed.");
        }
        return read(campaignId, measure);
    }

    private CampaignScores read(UUID campaignId, Measure measure) {
        return staff.isManaging() ? live.of(campaignId, measure) : published.scores(campaignId, measure);
    }
}
