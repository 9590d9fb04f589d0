package io.mien.dashboard;

import io.mien.campaign.Ad;
import io.mien.campaign.AdMarkerSheet;
import io.mien.campaign.Campaign;
import io.mien.campaign.DetectableDifference;
import io.mien.campaign.ValidPeople;
import io.mien.fieldwork.Exclusion;
import io.mien.fieldwork.WhichPeople;
import io.mien.platform.Wording;
import io.mien.results.AdCurves;
import io.mien.results.AdCurves.CountryBase;
import io.mien.results.AdCurves.MeasureCurves;
import io.mien.results.Lens;
import io.mien.trace.Measure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What an ad's page says before and without its chart.
 *
 * @param video expiring address of the video
 * @param provisional fieldwork is open, and people still arrive
 * @param canShow the difference that the numbers would show, or what is missing for it
 */
public record AdResultPage(
        UUID campaignId,
        String campaign,
        boolean sample,
        UUID adId,
        String title,
        String length,
        String video,
        MeasureCurves chosen,
        List<Choice> choices,
        List<Choice> lenses,
        AdMarkerSheet sheet,
        MarkerFigures markers,
        List<Base> bases,
        List<LeftOut> exclusions,
        String canShow,
        boolean provisional,
        FigureTables tables,
        List<String> models,
        boolean commercialUse,
        int specVersion) {

    /** One measure on the switch. */
    public record Choice(String name, String label, boolean chosen) {}

    /** One country's base. */
    public record Base(String name, int slot, CountryBase people) {
        public long valid() {
            return people.valid();
        }
    }

    /** A number of people and whom it counts. */
    public record Counted(String name, long people) {}

    /** How many are left out for a reason. */
    public record LeftOut(String reason, long people) {}

    /** @param video expiring address of the video */
    record Shown(Ad ad, String video, AdMarkerSheet markers) {}

    static AdResultPage of(Campaign campaign, Shown shown, AdCurves curves, Measure measure) {
        Ad ad = shown.ad();
        MeasureCurves chosen = curves.measures().stream()
                .filter(candidate -> candidate.measure() == measure)
                .findFirst()
                .orElseThrow();
        return new AdResultPage(
                campaign.id,
                campaign.name,
                campaign.sample,
                ad.id,
                ad.title,
                Wording.length(ad.durationMs),
                shown.video(),
                chosen,
                choices(curves, measure),
                lenses(chosen),
                shown.markers(),
                MarkerFigures.of(shown.markers().lines(), curves.countries(), chosen),
                curves.countries().stream()
                        .map(country -> new Base(country.name(), slotClass(country.slot()), country))
                        .toList(),
                exclusions(curves.countries()),
                canShow(curves.countries()),
                campaign.isInFieldwork(),
                FigureTables.of(curves.countries(), chosen, shown.markers().lines()),
                curves.models(),
                curves.commercialUse(),
                curves.specVersion());
    }

    public long excluded() {
        return exclusions.stream().mapToLong(LeftOut::people).sum();
    }

    /** Whether any curve has a band. */
    public boolean isBanded() {
        return chosen.countries().stream().anyMatch(curve -> !curve.band().isEmpty());
    }

    /** What the lens shows, for the method drawer. */
    public String lensMeaning() {
        return chosen.lens().meaning(chosen.measure());
    }

    /** Whether the curves are those that countries are compared on. */
    public boolean isUsual() {
        return chosen.lens() == Lens.usual(chosen.measure());
    }

    /** Whether any country has a curve to be judged. */
    public boolean isComparable() {
        return isUsual()
                && chosen.countries().stream()
                        .anyMatch(curve -> curve.disclosure().showsCurve());
    }

    /** Each number of people of the ad, in all countries, with its name. */
    public List<Counted> counted() {
        return List.of(
                counted(WhichPeople.FOR_AD, CountryBase::valid),
                counted(WhichPeople.FOR_EXPRESSION, CountryBase::validForExpression),
                counted(WhichPeople.FOR_ATTENTION, CountryBase::validForAttention),
                counted(WhichPeople.LEFT_OUT_OF_AD, CountryBase::excluded));
    }

    private Counted counted(WhichPeople which, ToLongFunction<CountryBase> number) {
        return new Counted(
                "People " + which.words(),
                bases.stream().map(Base::people).mapToLong(number).sum());
    }

    static int slotClass(int slot) {
        return (slot - 1) % 8 + 1;
    }

    private static List<Choice> choices(AdCurves curves, Measure measure) {
        return curves.measures().stream()
                .map(each -> new Choice(each.measure().name(), each.label(), each.measure() == measure))
                .toList();
    }

    private static List<Choice> lenses(MeasureCurves chosen) {
        return Lens.offered(chosen.measure()).stream()
                .map(lens -> new Choice(lens.name(), lens.label(), lens == chosen.lens()))
                .toList();
    }

    private static List<LeftOut> exclusions(List<CountryBase> countries) {
        Map<String, Long> all = countries.stream()
                .flatMap(country -> country.reasons().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, TreeMap::new));
        return all.entrySet().stream()
                .map(reason -> new LeftOut(Exclusion.parse(reason.getKey()).words(), reason.getValue()))
                .toList();
    }

    private static String canShow(List<CountryBase> countries) {
        long[] compared = countries.stream()
                .mapToLong(CountryBase::valid)
                .filter(valid -> valid >= ValidPeople.MIN_CURVE)
                .sorted()
                .toArray();
        return compared.length < 2
                ? "Comparing takes two countries, each with at least %d people %s."
                        .formatted(ValidPeople.MIN_CURVE, WhichPeople.FOR_AD.words())
                : "Detectable difference: %d points or more.".formatted(DetectableDifference.points((int) compared[0]));
    }
}
