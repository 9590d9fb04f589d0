package io.mien.consent;

import io.mien.campaign.Campaign;
import io.mien.campaign.PolicyPack;
import io.mien.language.Language;
import io.mien.language.Masthead;
import io.mien.language.OwnTexts;
import io.mien.platform.Parameter;
import io.mien.platform.Problem;
import io.mien.privacy.ConsentText;
import io.mien.privacy.ConsentText.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The texts of a campaign for staff: which there are, and each as a respondent reads it. */
@ApplicationScoped
@Transactional
public class CampaignTexts {
    private final ConsentTexts texts;
    private final OwnTexts ownTexts;

    CampaignTexts(ConsentTexts texts, OwnTexts ownTexts) {
        this.texts = texts;
        this.ownTexts = ownTexts;
    }

    /**
     * The text of a pack in a language.
     *
     * @param published its versions, newest first
     * @param pending the next opening of fieldwork publishes another version
     */
    public record Edition(PolicyPack pack, String language, List<ConsentText> published, boolean pending) {}

    /**
     * A text to look at.
     *
     * @param version null for the words as they stand now
     */
    public record Wanted(
            PolicyPack pack,
            @Nullable String language,
            @Nullable Integer version) {}

    /** A text as a respondent reads it. */
    record Preview(Masthead masthead, Terms terms) {}

    /** The campaign's texts as staff see them. */
    TextsPage page(UUID campaignId) {
        return TextsPage.of(Campaign.required(campaignId), of(campaignId));
    }

    /** Every pack of the campaign in each of its languages. */
    public List<Edition> of(UUID campaignId) {
        Campaign campaign = Campaign.required(campaignId);
        List<Edition> editions = new ArrayList<>();
        for (PolicyPack pack : campaign.packs()) {
            campaign.languages.forEach(language -> editions.add(edition(campaign, pack, language)));
        }
        return editions;
    }

    Preview preview(UUID campaignId, Wanted wanted) {
        Campaign campaign = Campaign.required(campaignId);
        if (!campaign.packs().contains(wanted.pack())) {
            throw Problem.notFound();
        }
        String language = wanted.language() == null
                ? campaign.languages.get(0)
                : Parameter.inAddress("lang", wanted.language()).oneOf(campaign.languages, Function.identity());
        String path = ConsentAddresses.text(campaignId, wanted.pack().name());
        ConsentWords words = words(campaign, ConsentTexts.place(campaign, wanted.pack(), language), wanted.version());
        return new Preview(
                new Masthead(
                        campaign.controller,
                        Language.of(language),
                        campaign.spokenLanguages(),
                        path,
                        true,
                        ownTexts.words(language)),
                new Terms(words, "", Set.of(), false, false));
    }

    private Edition edition(Campaign campaign, PolicyPack pack, String language) {
        Place place = ConsentTexts.place(campaign, pack, language);
        List<ConsentText> published = ConsentText.of(place);
        String now = texts.draft(campaign, place).json();
        return new Edition(
                pack,
                language,
                published,
                published.isEmpty() || !published.get(0).words.equals(now));
    }

    private ConsentWords words(Campaign campaign, Place place, @Nullable Integer version) {
        if (version == null) {
            return texts.draft(campaign, place);
        }
        Optional<ConsentText> text = ConsentText.version(place, version);
        return ConsentWords.parse(text.orElseThrow(Problem::notFound).words);
    }
}
