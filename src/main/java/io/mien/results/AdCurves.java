package io.mien.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.mien.campaign.Country;
import io.mien.fieldwork.Headcount;
import io.mien.fieldwork.WhichPeople;
import io.mien.trace.Measure;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Everything an ad's page draws.
 *
 * @param durationMs length of the ad
 * @param specVersion version of the formulas
 * @param models names and digests of the models that read the faces
 * @param commercialUse false when one of them may serve research and evaluation only
 */
public record AdCurves(
        UUID adId,
        String title,
        int durationMs,
        int specVersion,
        List<String> models,
        boolean commercialUse,
        List<CountryBase> countries,
        List<MeasureCurves> measures) {

    /** The measures on the switch, in order. */
    public static final List<Measure> SHOWN = List.of(
            Measure.HAPPY,
            Measure.SURPRISE,
            Measure.NEGATIVE,
            Measure.EXPRESSIVENESS,
            Measure.ATTENTION,
            Measure.VALENCE);

    /** Which number counts whom. */
    @JsonProperty("counts")
    public Map<String, String> counts() {
        return WhichPeople.named(Map.of(
                WhichPeople.FOR_AD, "countries.valid",
                WhichPeople.FOR_EXPRESSION, "countries.validForExpression",
                WhichPeople.FOR_ATTENTION, "countries.validForAttention",
                WhichPeople.LEFT_OUT_OF_AD, "countries.excluded",
                WhichPeople.FOR_MEASURE, "measures.countries.people",
                WhichPeople.IN_SECOND, "measures.countries.n"));
    }

    /** What the strip under the curves shows. */
    @JsonProperty("strip")
    public String strip() {
        return "People " + WhichPeople.IN_SECOND.words();
    }

    /**
     * @param slot 1.. the country's place in the campaign, which gives its colour and dash
     * @param valid people who are {@link WhichPeople#FOR_AD}
     * @param validForExpression of these, people with a value of an expression
     * @param validForAttention of these, people with a value of attention
     * @param excluded people whose recording does not count
     * @param reasons how many are excluded for which first reason
     */
    public record CountryBase(
            String code,
            String name,
            int slot,
            long valid,
            long validForExpression,
            long validForAttention,
            long excluded,
            Disclosure disclosure,
            Map<String, Long> reasons) {

        static CountryBase of(Country country, int slot, Headcount people, Map<String, Long> reasons) {
            long valid = people.of(WhichPeople.FOR_AD);
            return new CountryBase(
                    country.code(),
                    country.name(),
                    slot,
                    valid,
                    people.of(WhichPeople.FOR_EXPRESSION),
                    people.of(WhichPeople.FOR_ATTENTION),
                    people.of(WhichPeople.LEFT_OUT_OF_AD),
                    Disclosure.of(valid),
                    reasons);
        }
    }

    /**
     * @param unit SHARE of viewers 0..1, or MEAN change -1..1
     * @param verdict the sentence above the picture
     */
    public record MeasureCurves(
            Measure measure,
            Lens lens,
            String label,
            String axis,
            Unit unit,
            String verdict,
            List<CountryCurve> countries) {

        static MeasureCurves of(Measure measure, Lens lens, Map<String, AdSums> sums) {
            List<CountryCurve> curves = sums.entrySet().stream()
                    .map(country -> CountryCurve.of(
                            country.getKey(), lens, country.getValue().of(measure)))
                    .toList();
            return of(measure, lens, Verdict.of(measure, lens, curves), curves);
        }

        static MeasureCurves of(Measure measure, Lens lens, String verdict, List<CountryCurve> curves) {
            return new MeasureCurves(
                    measure,
                    lens,
                    MeasureWording.label(measure),
                    MeasureWording.axis(measure, lens),
                    lens == Lens.BASELINE ? Unit.MEAN : Unit.SHARE,
                    verdict,
                    curves);
        }
    }

    /** What the y axis counts. */
    public enum Unit {
        SHARE,
        MEAN
    }
}
