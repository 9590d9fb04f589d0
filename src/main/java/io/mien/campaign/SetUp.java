package io.mien.campaign;

import io.mien.language.TextReviews;
import io.mien.platform.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draft as its page shows it: what is there, what is missing, what comes next.
 *
 * @param packs "European Economic Area (GDPR, AI Act Art. 50(3))", one per pack
 */
public record SetUp(
        UUID id,
        String name,
        Campaign campaign,
        ClientChoice client,
        List<AdLine> ads,
        List<Wanted> countries,
        List<String> packs,
        List<Missing> missing,
        List<TextReviews.Offer> written,
        List<TextReviews.Offer> unreviewed,
        Map<String, String> errors) {

    /** @param facts length, picture size, file size */
    public record AdLine(
            UUID id,
            String title,
            int position,
            String facts,
            boolean rendition,
            boolean needsSound,
            AdState state,
            int percent,
            @Nullable String failure,
            List<Track> tracks) {
        static AdLine of(Ad ad, List<AdTrack> tracks) {
            String facts = String.join(
                    " · ", Wording.length(ad.durationMs), ad.width + " × " + ad.height, Wording.size(ad.sizeBytes));
            List<Track> own = tracks.stream()
                    .filter(track -> track.adId.equals(ad.id))
                    .map(Track::of)
                    .toList();
            return new AdLine(
                    ad.id,
                    ad.title,
                    ad.position,
                    facts,
                    ad.rendition,
                    ad.needsSound,
                    ad.state,
                    ad.preparedPercent,
                    ad.failure,
                    own);
        }

        /** What the button says that asks for its removal. */
        public String removal() {
            return "Remove " + title;
        }

        public String removalQuestion() {
            return removal() + "?";
        }

        public boolean isPreparing() {
            return state == AdState.PREPARING;
        }

        /** Of the copy that is made. */
        public double share() {
            return percent / 100.0;
        }

        public boolean isFailed() {
            return state == AdState.FAILED;
        }

        /** Where what is wrong with a track of this ad is told. */
        public String trackField() {
            return AdTrackPages.field(id);
        }
    }

    /** "captions in German, 12 cues". */
    public record Track(UUID id, String words) {
        static Track of(AdTrack track) {
            String language = Locale.forLanguageTag(track.language).getDisplayName(Locale.ENGLISH);
            return new Track(
                    track.id, "%s in %s, %s".formatted(track.kind.word(), language, Wording.count(track.cues, "cue")));
        }
    }

    /** @param canShow the difference that this many people can show, in words */
    public record Wanted(Country country, int target, String canShow) {
        static Wanted of(CountryTarget target) {
            return new Wanted(Country.named(target.country), target.target, DetectableDifference.words(target.target));
        }
    }

    static SetUp of(Campaign campaign, TextReviews languages, Map<String, String> errors) {
        return new SetUp(
                campaign.id,
                campaign.name,
                campaign,
                ClientChoice.of(campaign),
                ads(campaign),
                campaign.targets().stream().map(Wanted::of).toList(),
                campaign.packs().stream().map(SetUp::named).toList(),
                campaign.missing(),
                languages.all(),
                languages.unreviewed(campaign.languages),
                errors);
    }

    private static List<AdLine> ads(Campaign campaign) {
        List<Ad> ads = campaign.ads();
        List<AdTrack> tracks = AdTrack.ofAds(ads.stream().map(ad -> ad.id).toList());
        return ads.stream().map(ad -> AdLine.of(ad, tracks)).toList();
    }

    public boolean isReady() {
        return missing.isEmpty() && unreviewed.isEmpty();
    }

    public boolean lacksAds() {
        return lacks(Missing.Part.ADS);
    }

    /** Ads come first; then the countries are what is asked for. */
    public boolean lacksOnlyCountries() {
        return !lacksAds() && lacks(Missing.Part.COUNTRIES);
    }

    public boolean hasRoom() {
        return ads.size() < AdLimits.MAX_ADS;
    }

    /** Whether the page is to look again by itself. */
    public boolean isPreparing() {
        return ads.stream().anyMatch(AdLine::isPreparing);
    }

    /** Whether there is anything to preview. */
    public boolean lacksWatchableAds() {
        return ads.stream().noneMatch(ad -> ad.state() == AdState.READY);
    }

    /** What a colleague would say about it. */
    public String sentence() {
        if (lacksAds()) {
            return "Upload the ads this campaign tests.";
        }
        String soFar = Wording.count(ads.size(), "ad") + (ads.size() == 1 ? " is" : " are") + " in. ";
        if (lacksOnlyCountries()) {
            return soFar + "Now say who should watch " + (ads.size() == 1 ? "it." : "them.");
        }
        if (isPreparing()) {
            return soFar + "Videos that not every browser can play are being converted. You need not wait here.";
        }
        if (lacks(Missing.Part.PREPARATION)) {
            return soFar + "One of them could not be prepared: see why, and decide.";
        }
        if (!missing.isEmpty()) {
            return soFar + "What you promise respondents is not complete yet.";
        }
        return unreviewed.isEmpty()
                ? "Everything is in place: " + inPlace() + ". Watch it as a respondent, then open fieldwork."
                : soFar + "Nobody has reviewed the texts in " + unreviewedNames() + " yet.";
    }

    public List<Country> choices() {
        List<String> chosen =
                countries.stream().map(wanted -> wanted.country().code()).toList();
        return Country.all().stream()
                .filter(country -> !chosen.contains(country.code()))
                .toList();
    }

    public String promise() {
        return campaign.retention == Retention.KEEP
                ? "kept for " + Wording.count(campaign.keepDays == null ? 0 : campaign.keepDays, "day")
                : "deleted once read";
    }

    public String audience() {
        return campaign.ageFloor + " and older"
                + (campaign.noWorkplaceOrSchool ? ", not asked by employer or school" : "");
    }

    /** "4 questions", or that there are none. */
    public String questions() {
        int number = SurveyVersion.standing(id).questions().size();
        return number == 0 ? "none yet" : Wording.count(number, "question");
    }

    private static String named(PolicyPack pack) {
        return "%s (%s)".formatted(pack.title(), pack.law());
    }

    public String languages() {
        return String.join(
                ", ",
                campaign.languages.stream()
                        .map(tag -> Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH))
                        .toList());
    }

    private boolean lacks(Missing.Part part) {
        return missing.stream().anyMatch(each -> each.part() == part);
    }

    private String unreviewedNames() {
        return String.join(
                " and ", unreviewed.stream().map(TextReviews.Offer::name).toList());
    }

    private String inPlace() {
        int people = countries.stream().mapToInt(Wanted::target).sum();
        return String.join(
                ", ",
                Wording.count(ads.size(), "ad"),
                Wording.count(countries.size(), "country"),
                people + (people == 1 ? " person wanted" : " people wanted"));
    }
}
