package io.mien.sample;

import io.mien.fieldwork.NeutralPause;
import io.mien.fieldwork.QualityRule;
import io.mien.sample.SampleAd.Expression;
import io.mien.sample.SampleAd.Moment;
import io.mien.sample.SampleVisit.Outcome;
import io.mien.trace.CameraClock;
import io.mien.trace.ExposureTraces;
import io.mien.trace.FrameReading;
import io.mien.trace.Interruptions;
import io.mien.trace.Measure;
import io.mien.trace.StimulusClock;
import io.mien.trace.SyncGrade;
import io.mien.trace.Thresholds;
import io.mien.trace.Viewing;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Makes up what a model might have read from one person's face while a ad played, frame by frame, and hands it to the
 * same formulas as any real reading. The same seed gives the same face.
 */
final class SampleFaces {
    private static final double PRE_ROLL_MS = NeutralPause.DEFAULT_LENGTH.toMillis();
    private static final double FRAMES_PER_SECOND = Measure.FRAMES_PER_SECOND;
    private static final double SLOW = 3.6;
    private static final double DARK = 7;
    private static final int HAPPY = 1;
    private static final int SURPRISE = 2;
    private static final int SAD = 3;
    private static final int ANGER = 4;

    private final RandomGenerator random;
    private final Outcome outcome;
    private final double[] resting = new double[8];
    private final double openness;
    private final double brightness;
    private final double restlessness;
    private boolean gone;

    SampleFaces(long seed, Outcome outcome) {
        // Unlike Random, its first numbers do not resemble those of the seed beside
        this.random = new SplittableRandom(seed);
        this.outcome = outcome;
        this.openness = Math.exp(0.45 * random.nextGaussian());
        this.brightness = outcome == Outcome.TOO_DARK ? DARK : 24 + 34 * random.nextDouble();
        this.restlessness = 0.02 + 0.05 * random.nextDouble();
        for (int k = 1; k < resting.length; k++) {
            resting[k] = 0.005 + 0.03 * random.nextDouble();
        }
        resting[SAD] += 0.05 * random.nextDouble();
        resting[ANGER] += 0.04 * random.nextDouble();
    }

    /** Traces and quality of one playing. */
    ExposureTraces watch(SampleAd ad, SampleCountry country, double durationMs) {
        double rate = outcome == Outcome.SLOW_CAMERA ? SLOW : FRAMES_PER_SECOND;
        List<Shown> shown = shown(ad, country);
        List<FrameReading> frames = new ArrayList<>();
        double away = 0;
        for (double at = 0; at < PRE_ROLL_MS + durationMs; at += 1_000 / rate) {
            boolean inAd = at >= PRE_ROLL_MS;
            away = away > 0 ? away - 1 / rate : inAd && random.nextDouble() < restlessness / rate ? glance() : 0;
            if (random.nextDouble() > 0.01) {
                frames.add(frame(at, away > 0, shown));
            }
        }
        return ExposureTraces.read(
                frames,
                viewing(durationMs),
                new ExposureTraces.Sampling(durationMs, FRAMES_PER_SECOND),
                Thresholds.defaults());
    }

    /** One expression as this person shows it, seconds of the ad. */
    private record Shown(Expression expression, double at, double width, double strength) {
        double level(double seconds) {
            double distance = (seconds - at) / (seconds < at ? 0.7 * width : 1.3 * width);
            return Math.abs(distance) >= 1 ? 0 : strength * 0.5 * (1 + Math.cos(Math.PI * distance));
        }
    }

    private List<Shown> shown(SampleAd ad, SampleCountry country) {
        List<Shown> shown = new ArrayList<>();
        for (Moment moment : ad.moments()) {
            double likely = Math.min(0.92, moment.share() * openness * readiness(moment.expression(), country));
            double strength = 0.62 + 0.36 * random.nextDouble();
            double late = 0.5 * random.nextGaussian();
            double width = moment.width() * (0.9 + 0.8 * random.nextDouble());
            boolean reacts = random.nextDouble() < likely;
            shown.add(new Shown(moment.expression(), moment.at() + late, width, reacts ? strength : 0.12 * strength));
        }
        ownThoughts(shown, ad);
        return shown;
    }

    /** Not every expression answers the ad. */
    private void ownThoughts(List<Shown> shown, SampleAd ad) {
        double end = ad.moments().get(ad.moments().size() - 1).at() + 2;
        for (Expression expression : Expression.values()) {
            if (random.nextDouble() < 0.16) {
                double width = 0.8 + 1.2 * random.nextDouble();
                shown.add(new Shown(expression, end * random.nextDouble(), width, 0.55 + 0.4 * random.nextDouble()));
            }
        }
    }

    private static double readiness(Expression expression, SampleCountry country) {
        return switch (expression) {
            case SMILE -> country.smile();
            case WONDER -> country.wonder();
            case FROWN -> country.frown();
        };
    }

    /** Seconds of looking elsewhere, by turning the head or by leaving the picture. */
    private double glance() {
        gone = random.nextBoolean();
        return 0.3 + (gone ? 2.4 : 1.4) * random.nextDouble();
    }

    private FrameReading frame(double at, boolean away, List<Shown> shown) {
        boolean preRoll = at < PRE_ROLL_MS;
        boolean lost = outcome == Outcome.NO_FACE_BEFORE && preRoll && at % 1_000 < 450 || away && gone;
        int faces = lost ? 0 : outcome == Outcome.SECOND_FACE && at % 1_000 < 250 ? 2 : 1;
        double light = brightness + 0.6 * random.nextGaussian();
        if (faces == 0) {
            return new FrameReading(
                    at, true, 0, new double[0], Double.NaN, Double.NaN, Double.NaN, light, QualityRule.FACE_MISSING);
        }
        double yaw = (away ? 34 : 0) + 4 * random.nextGaussian();
        boolean blink = random.nextDouble() < 0.03;
        return new FrameReading(
                at,
                true,
                faces,
                probabilities((at - PRE_ROLL_MS) / 1_000, shown),
                yaw,
                -3 + 2.5 * random.nextGaussian(),
                blink ? 0.08 : 0.75 + 0.1 * random.nextDouble(),
                light,
                faces > 1 ? QualityRule.MANY_FACES : away ? QualityRule.HEAD_TURNED : null);
    }

    private double[] probabilities(double seconds, List<Shown> shown) {
        double smile = level(Expression.SMILE, seconds, shown);
        double wonder = level(Expression.WONDER, seconds, shown);
        double frown = level(Expression.FROWN, seconds, shown);
        double room = Math.min(1, 0.96 / Math.max(0.01, smile + wonder + frown));
        double rest = 1 - room * (smile + wonder + frown);
        double[] p = new double[resting.length];
        double sum = 0;
        for (int k = 1; k < p.length; k++) {
            p[k] = rest * resting[k] * Math.exp(0.25 * random.nextGaussian());
        }
        p[HAPPY] += room * smile;
        p[SURPRISE] += room * wonder;
        p[ANGER] += 0.85 * room * frown;
        p[SAD] += 0.15 * room * frown;
        for (double each : p) {
            sum += each;
        }
        p[0] = Math.max(0, 1 - sum);
        for (int k = 0; k < p.length && sum > 1; k++) {
            p[k] /= sum;
        }
        return p;
    }

    private static double level(Expression expression, double seconds, List<Shown> shown) {
        return shown.stream()
                .filter(each -> each.expression() == expression)
                .mapToDouble(each -> each.level(seconds))
                .max()
                .orElse(0);
    }

    /** Only what was cut short was not played to its end. */
    private Viewing viewing(double durationMs) {
        double seen = outcome == Outcome.CUT_SHORT ? 0.7 * durationMs : durationMs;
        StimulusClock.Span span = new StimulusClock.Span(PRE_ROLL_MS, PRE_ROLL_MS + seen, 0, seen);
        double residual = 0.5 + 1.4 * random.nextDouble();
        return new Viewing(
                new CameraClock(0, SyncGrade.A, residual / 2, residual, 1_000 / FRAMES_PER_SECOND),
                new StimulusClock(List.of(span), 0, PRE_ROLL_MS),
                Interruptions.none(),
                false);
    }
}
