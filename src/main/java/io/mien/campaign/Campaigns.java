package io.mien.campaign;

import io.mien.jobs.JobQueue;
import io.mien.language.TextReviews;
import io.mien.platform.InvalidFields;
import io.mien.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tenant's campaigns as pages and the API change them before fieldwork: one transaction per call. */
@ApplicationScoped
@Transactional
public class Campaigns {
    private final TextReviews languages;
    private final JobQueue queue;
    private final Clock clock;

    Campaigns(TextReviews languages, JobQueue queue, Clock clock) {
        this.languages = languages;
        this.queue = queue;
        this.clock = clock;
    }

    /** @param client id of the brand that it is for; empty or null for the tenant's first */
    public Campaign draft(CampaignPlan plan, @Nullable String client) {
        requireTexts(plan);
        Campaign campaign = Campaign.draft(plan, clock.instant());
        campaign.giveTo(CampaignClients.chosenOrFirst(client));
        return campaign;
    }

    public Campaign revise(UUID id, CampaignPlan plan) {
        Campaign campaign = Campaign.required(id);
        requireTexts(plan);
        campaign.revise(plan);
        return campaign;
    }

    public Campaign required(UUID id) {
        return Campaign.required(id);
    }

    public List<Campaign> newestFirst() {
        return Campaign.newestFirst();
    }

    public List<Ad> ads(UUID id) {
        return Campaign.required(id).ads();
    }

    public Ad ad(UUID id, UUID adId) {
        return Ad.required(id, adId);
    }

    public List<CountryTarget> targets(UUID id) {
        return Campaign.required(id).targets();
    }

    public CountryTarget want(UUID id, Country country, int target) {
        return CountryTarget.want(Campaign.required(id), country, target);
    }

    public void drop(UUID id, String country) {
        CountryTarget.drop(Campaign.required(id), country);
    }

    /** Puts the ad at the position, 1 being the first, and closes up the others. */
    public void place(UUID id, UUID adId, int position) {
        Campaign campaign = Campaign.required(id);
        campaign.requireDraft();
        AdOrder.of(campaign).place(Ad.required(id, adId), position);
    }

    /** Says whether respondents must show that they can hear before this ad counts. */
    public void needSound(UUID id, UUID adId, boolean needed) {
        Campaign campaign = Campaign.required(id);
        campaign.requireDraft();
        Ad.required(id, adId).needsSound = needed;
    }

    /** Has the copy of an ad's upload made that could not be made before. */
    public Ad prepareAgain(UUID id, UUID adId) {
        Campaign.required(id).requireDraft();
        Ad ad = Ad.required(id, adId);
        ad.prepareAgain();
        queue.enqueue(AdPreparation.KIND, ad.id);
        return ad;
    }

    /** Takes the ad off the campaign; its files follow when the transaction is through. */
    public Ad remove(UUID id, UUID adId) {
        Campaign campaign = Campaign.required(id);
        campaign.requireDraft();
        Ad ad = Ad.required(id, adId);
        AdOrder.of(campaign).remove(ad);
        return ad;
    }

    /** Refuses another video where none may be added. */
    void requireRoom(UUID id, long moreMilliseconds) {
        Campaign campaign = Campaign.required(id);
        campaign.requireDraft();
        List<Ad> ads = campaign.ads();
        if (ads.size() >= AdLimits.MAX_ADS) {
            throw Problem.conflict("too-many-ads", "A visit shows at most %d ads.".formatted(AdLimits.MAX_ADS));
        }
        long total =
                moreMilliseconds + ads.stream().mapToLong(ad -> ad.durationMs).sum();
        if (total > AdLimits.MAX_LENGTH.toMillis()) {
            throw Problem.conflict(
                    "visit-too-long",
                    "All ads of a visit together may take %d minutes at most.".formatted(AdLimits.maxMinutes()));
        }
    }

    /** Refuses a language that the respondent's pages are not written in. */
    private void requireTexts(CampaignPlan plan) {
        List<String> written =
                languages.all().stream().map(TextReviews.Offer::tag).toList();
        InvalidFields.check()
                .that(
                        written.containsAll(plan.languages()),
                        "languages",
                        "Choose among " + String.join(", ", written) + ".")
                .orRefuse();
    }

    Ad add(UUID id, PreparedAd prepared) {
        requireRoom(id, prepared.durationMs());
        Ad ad = prepared.persist(Campaign.required(id), clock.instant());
        if (!ad.isReady()) {
            queue.enqueue(AdPreparation.KIND, ad.id);
        }
        return ad;
    }
}
