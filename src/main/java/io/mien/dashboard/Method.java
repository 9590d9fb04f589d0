package io.mien.dashboard;

import io.mien.campaign.DetectableDifference;
import io.mien.campaign.ValidPeople;
import io.mien.results.ComparisonRules;
import io.mien.results.Disclosure;
import io.mien.results.Equivalence;
import io.mien.results.Reliability;
import io.mien.survey.FlagRules;
import io.mien.trace.Measure;
import io.mien.trace.SyncBound;
import io.mien.trace.Thresholds;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The numbers of the method page, each from the code that uses it. */
public record Method(Thresholds thresholds) {

    static Method current() {
        return new Method(Thresholds.defaults());
    }

    public List<MethodSection> sections() {
        return Arrays.asList(MethodSection.values());
    }

    public int version() {
        return Measure.SPEC_VERSION;
    }

    public int framesPerSecond() {
        return Measure.FRAMES_PER_SECOND;
    }

    /** A share as a percentage: "95 %". */
    public String percent(double share) {
        return Math.round(100 * share) + "\u00a0%";
    }

    /** The part that a least share leaves: of 60 % it is "40 %". */
    public String rest(double share) {
        return percent(1 - share);
    }

    /** A number as formulas show it: "0.2", "20". */
    public String number(double value) {
        return value == Math.rint(value)
                ? Long.toString(Math.round(value))
                : String.format(Locale.ROOT, "%.2f", value).replaceFirst("0+$", "");
    }

    /** Milliseconds as seconds: "0.5 s". */
    public String seconds(double milliseconds) {
        return number(milliseconds / 1_000) + "\u00a0s";
    }

    /** Milliseconds: "40 ms". */
    public String milliseconds(double milliseconds) {
        return number(milliseconds) + "\u00a0ms";
    }

    public List<Disclosure> levels() {
        return List.of(Disclosure.values());
    }

    /** What may be shown from a number of people on. */
    public String words(Disclosure level) {
        return switch (level) {
            case NOTHING -> "nothing is shown";
            case ONE_FIGURE -> "one figure for the whole ad, no curve";
            case DIRECTIONAL -> "a curve that gives a direction only";
            case BANDED -> "a curve with its range";
            case STANDARD -> "a comfortable base";
            case RECOMMENDED -> "the industry standard";
        };
    }

    public int minPeople() {
        return ValidPeople.MIN_FIGURE;
    }

    public String examplePeople() {
        return DetectableDifference.examplePeople();
    }

    public String examplePoints() {
        return DetectableDifference.examplePoints();
    }

    /** Critical value of the bands, in plain text. */
    public String band() {
        return "2 [P(T > u) + L/(2π) (1 + u²/ν)^(−(ν − 1)/2)] = 0.05";
    }

    /** What each second adds to a curve's roughness, in plain text. */
    public String roughness() {
        return "√(2 (1 − ρ))";
    }

    /** Evidence of the mixture test, in plain text. */
    public String evidence() {
        return "Λ = √(V / (V + τ²)) exp(τ² d² / (2 V (V + τ²)))";
    }

    public int peopleForBands() {
        return Disclosure.BANDED.people();
    }

    public int peopleForMeans() {
        return ComparisonRules.MIN_FOR_MEANS;
    }

    public String shuffles() {
        return count(ComparisonRules.SHUFFLES);
    }

    public String maxShuffles() {
        return count(ComparisonRules.MAX_SHUFFLES);
    }

    public String falseDiscoveries() {
        return percent(ComparisonRules.FALSE_DISCOVERIES);
    }

    public long similarPoints() {
        return Math.round(100 * Equivalence.MARGIN);
    }

    public String mixture() {
        return number(ComparisonRules.MIXTURE);
    }

    public int moments() {
        return ComparisonRules.MAX_MOMENTS;
    }

    public int resamples() {
        return ComparisonRules.RESAMPLES;
    }

    public String recurrence() {
        return percent(ComparisonRules.MIN_RECURRENCE);
    }

    public int splits() {
        return ComparisonRules.SPLITS;
    }

    public String minReliability() {
        return number(Reliability.MIN_SHAPE);
    }

    private static String count(int times) {
        return String.format(Locale.ROOT, "%,d", times);
    }

    /** Of every interval on the page. */
    public String confidence() {
        return "95\u00a0%";
    }

    /** The formula of {@link DetectableDifference}, in plain text. */
    public String detectableDifference() {
        return "d = (z(.975) + z(.80)) √(2 P (1 − P) / n), two-sided at 5\u00a0% with 80\u00a0% power, around P = 20\u00a0%.";
    }

    public double tightestBoundMs() {
        return SyncBound.MAX_FOR_A_MS;
    }

    public double screenAllowanceMs() {
        return SyncBound.SCREEN_MS;
    }

    public String fastShare() {
        return percent(FlagRules.FAST_SHARE);
    }

    public int questionsForSpeed() {
        return FlagRules.MIN_QUESTIONS;
    }

    public int peopleForUsualTime() {
        return FlagRules.MIN_PEOPLE;
    }

    public int ratingsInGroup() {
        return FlagRules.MIN_RATINGS;
    }
}
