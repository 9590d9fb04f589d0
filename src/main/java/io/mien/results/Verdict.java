package io.mien.results;

import io.mien.campaign.Country;
import io.mien.fieldwork.WhichPeople;
import io.mien.results.AdScores.Bin;
import io.mien.trace.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a person would say aloud about a measure, with base sizes. It names places, never a difference. */
final class Verdict {
    private Verdict() {}

    static String of(Measure measure, List<CountryCurve> curves) {
        return of(measure, Lens.usual(measure), curves);
    }

    static String of(Measure measure, Lens lens, List<CountryCurve> curves) {
        List<String> sentences = new ArrayList<>();
        String shown = curves.stream()
                .filter(curve -> curve.disclosure().showsCurve())
                .map(curve -> place(measure, lens, curve))
                .collect(Collectors.joining("; "));
        if (!shown.isEmpty()) {
            sentences.add(shown + ".");
        }
        curves.stream()
                .filter(curve -> curve.disclosure() == Disclosure.ONE_FIGURE)
                .map(curve -> wholeAd(measure, lens, curve))
                .forEach(sentences::add);
        String missing = curves.stream()
                .filter(curve -> !curve.disclosure().showsFigure())
                .map(curve -> "%s %d of %d needed".formatted(name(curve), curve.people(), needed()))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            sentences.add("Not enough people %s yet: %s.".formatted(WhichPeople.FOR_MEASURE.words(), missing));
        }
        return sentences.isEmpty() ? "No country is asked yet." : String.join(" ", sentences);
    }

    private static String place(Measure measure, Lens lens, CountryCurve curve) {
        String who = "%s (%s)".formatted(name(curve), curve.base());
        Bin bin = measure == Measure.ATTENTION
                ? curve.scores().lowest()
                : curve.scores().peak();
        if (bin == null) {
            return who + " has no second with enough people";
        }
        if (lens == Lens.SHARE && bin.value() == 0) {
            return who + " never " + doing(measure);
        }
        if (measure == Measure.ATTENTION && figure(lens, bin.value()).equals("100\u00a0%")) {
            return who + " is attentive throughout";
        }
        return "%s %s at %s, %s".formatted(who, most(measure, lens), clock(bin.second()), figure(lens, bin.value()));
    }

    private static String wholeAd(Measure measure, Lens lens, CountryCurve curve) {
        AdScores scores = curve.scores();
        String figure = measure == Measure.ATTENTION
                ? figure(lens, scores.average()) + " attentive on average"
                : lens == Lens.SHARE
                        ? figure(lens, scores.ever()) + " of viewers " + plural(measure) + " at least once"
                        : figure(lens, scores.average()) + " on average";
        return "%s (%s): %s over the whole ad; a curve needs %d people."
                .formatted(name(curve), curve.base(), figure, Disclosure.DIRECTIONAL.people());
    }

    private static String most(Measure measure, Lens lens) {
        if (lens == Lens.BASELINE && measure.hasShare()) {
            return "is furthest above its own neutral pause";
        }
        return switch (measure) {
            case HAPPY -> "smiles most";
            case SURPRISE -> "shows most surprise";
            case NEGATIVE -> "shows most negative expressions";
            case EXPRESSIVENESS -> "reacts most";
            case ATTENTION -> "is least attentive";
            case VALENCE -> "is most positive";
            default -> "shows most " + MeasureWording.label(measure).toLowerCase(Locale.ROOT);
        };
    }

    private static String doing(Measure measure) {
        return switch (measure) {
            case HAPPY -> "smiles";
            case SURPRISE -> "shows surprise";
            case NEGATIVE -> "shows a negative expression";
            case EXPRESSIVENESS -> "reacts";
            case ATTENTION -> "looks at the screen";
            default -> "shows " + MeasureWording.label(measure).toLowerCase(Locale.ROOT);
        };
    }

    /** "smile", as of several people. */
    static String plural(Measure measure) {
        return switch (measure) {
            case HAPPY -> "smile";
            case SURPRISE -> "show surprise";
            case NEGATIVE -> "show a negative expression";
            case EXPRESSIVENESS -> "react";
            default -> "show " + MeasureWording.label(measure).toLowerCase(Locale.ROOT);
        };
    }

    private static String figure(Lens lens, double value) {
        long points = Math.round(100 * value);
        return lens != Lens.BASELINE
                ? points + "\u00a0%"
                : (points > 0 ? "+" : points < 0 ? "\u2212" : "") + Math.abs(points);
    }

    private static String clock(int second) {
        return "%d:%02d".formatted(second / 60, second % 60);
    }

    private static String name(CountryCurve curve) {
        return Country.named(curve.country()).name();
    }

    private static int needed() {
        return Disclosure.ONE_FIGURE.people();
    }
}
