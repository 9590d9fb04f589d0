package io.mien.consent;

import io.mien.campaign.Campaign;
import io.mien.campaign.Country;
import io.mien.campaign.Missing;
import io.mien.campaign.PolicyPack;
import io.mien.consent.CampaignTexts.Edition;
import io.mien.platform.Wording;
import io.mien.privacy.ConsentText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A campaign's policy packs as staff see them, each with its texts.
 *
 * @param missing what keeps fieldwork closed
 */
public record TextsPage(UUID id, String name, List<Pack> packs, List<Missing> missing) {
    private static final int SHOWN_DIGITS = 12;

    /** @param countries by name, @param rules what the pack asks, in words */
    public record Pack(PolicyPack pack, String countries, List<String> rules, List<Row> rows) {}

    /**
     * One version of one text.
     *
     * @param version empty for what the next opening publishes
     * @param state when it was published, or that it is yet to be
     * @param digest first digits of its SHA-256, empty while it has none
     */
    public record Row(String language, String tag, String version, String state, String digest, boolean current) {}

    static TextsPage of(Campaign campaign, List<Edition> editions) {
        List<Pack> packs = campaign.packs().stream()
                .map(pack -> pack(
                        campaign,
                        pack,
                        editions.stream()
                                .filter(edition -> edition.pack() == pack)
                                .toList()))
                .toList();
        return new TextsPage(campaign.id, campaign.name, packs, campaign.missing());
    }

    public String sentence() {
        if (packs.isEmpty()) {
            return "The texts follow from the countries, and there are none yet.";
        }
        return missing.isEmpty()
                ? "Respondents read these texts, and agree to exactly one of them."
                : "Fieldwork stays closed until what is listed here is in place.";
    }

    private static Pack pack(Campaign campaign, PolicyPack pack, List<Edition> editions) {
        List<String> countries = campaign.targets().stream()
                .filter(target -> PolicyPack.of(target.country) == pack)
                .map(target -> Country.named(target.country).name())
                .toList();
        List<Row> rows =
                editions.stream().flatMap(edition -> rows(edition).stream()).toList();
        return new Pack(pack, String.join(", ", countries), rules(campaign, pack), rows);
    }

    private static List<String> rules(Campaign campaign, PolicyPack pack) {
        List<String> rules = new ArrayList<>();
        rules.add("The notice of emotion recognition is shown and ticked separately.");
        if (pack == PolicyPack.US || pack == PolicyPack.KR) {
            rules.add("A release of its own is ticked apart: "
                    + (pack == PolicyPack.US ? "scan of face geometry (BIPA)." : "sensitive information (PIPA)."));
        }
        rules.add("Respondents say that they are %d or older; this campaign admits them from %d on."
                .formatted(pack.ageFloor(), campaign.ageFloor));
        rules.add("Recordings may be kept for %d days at most; this campaign %s."
                .formatted(
                        pack.longestKeptDays(),
                        campaign.keepDays == null
                                ? "deletes them once they are read"
                                : "keeps them for " + Wording.count(campaign.keepDays, "day")));
        return rules;
    }

    private static List<Row> rows(Edition edition) {
        String tag = edition.language();
        String language = Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
        List<Row> rows = new ArrayList<>();
        if (edition.pending()) {
            rows.add(new Row(language, tag, "", "published when fieldwork opens", "", false));
        }
        for (ConsentText text : edition.published()) {
            rows.add(new Row(
                    language,
                    tag,
                    Integer.toString(text.version),
                    Wording.moment(text.publishedAt),
                    text.hexDigest().substring(0, SHOWN_DIGITS),
                    text == edition.published().get(0)));
        }
        return rows;
    }
}
