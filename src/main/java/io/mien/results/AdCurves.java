package io.mien.results;

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

    /**
     * @param slot 1.. the country's place in the campaign, which gives its colour and dash
     * @param valid people who count
     * @param excluded people whose recording does not count
     * @param reasons how many are excluded for which first reason
     */
    public record CountryBase(
            String code,
            String name,
            int slot,
            long valid,
            long excluded,
            Disclosure disclosure,
            Map<String, Long> reasons) {}

    /**
     * @param unit SHARE of viewers 0..1, or MEAN change -1..1
     * @param verdict the sentence above the picture
     */
    public record MeasureCurves(
            Measure measure, String label, String axis, Unit unit, String verdict, List<CountryCurve> countries) {

        static MeasureCurves of(Measure measure, Map<String, AdSums> sums) {
            List<CountryCurve> curves = sums.entrySet().stream()
                    .map(country -> CountryCurve.of(
                            country.getKey(), measure, country.getValue().of(measure)))
                    .toList();
            return of(measure, Verdict.of(measure, curves), curves);
        }

        static MeasureCurves of(Measure measure, String verdict, List<CountryCurve> curves) {
            return new MeasureCurves(
                    measure,
                    MeasureWording.label(measure),
                    MeasureWording.axis(measure),
                    measure.hasShare() ? Unit.SHARE : Unit.MEAN,
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
