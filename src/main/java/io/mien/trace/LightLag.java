package io.mien.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How much later the ad's light is in the camera's pictures than the page's clock has it: what screen and camera delay together,
 * and whatever the clock is wrong by. A screen lights what stands before it, so that the camera's picture grows brighter and
 * darker with the ad. The lag is the one at which the steps in the ad's brightness explain those in the camera's best (least
 * squares through the origin, since light adds up); it is told only where they explain far more than chance does and no lag far
 * from it does nearly as well.
 *
 * @param ms the lag, milliseconds; negative when the light comes earlier than the clock has it
 * @param fromMs the least lag that the pictures allow
 * @param toMs the largest
 */
public record LightLag(double ms, double fromMs, double toMs) {
    private static final int EARLIEST_MS = -150;
    private static final int LATEST_MS = 450;

    /** Steps are between samples that lie no further apart than this: slower changes come from elsewhere. */
    private static final double STEP_MS = 250;

    private static final int MIN_STEPS = 30;

    /**
     * Variance explained over variance left, per step. Chance reaches 11 in one of a thousand tries at one lag, and some six
     * hundred lags, which are much alike, are tried.
     */
    private static final double CERTAIN = 40;

    /** Each half of the ad has to say so too: one cut that falls together with a movement by chance is in one of them. */
    private static final double CERTAIN_IN_HALF = 12;

    /** Lags whose fit is worse by less than this many residual variances are possible too: chi-squared with one degree, 99.8 %. */
    private static final double POSSIBLE = 9.5;

    /** A lag that is known no better says less than the allowance that stands in its place. */
    private static final double MAX_WIDTH_MS = 40;

    public LightLag {
        if (!(fromMs <= ms && ms <= toMs)) {
            throw new IllegalArgumentException("%f is not in %f to %f".formatted(ms, fromMs, toMs));
        }
    }

    /** The largest error that a frame's time can have by it, milliseconds. */
    double largestMs() {
        return Math.max(Math.abs(fromMs), Math.abs(toMs));
    }

    /**
     * @param camera brightness of all of the recording's frames, by presentation time
     * @param ad brightness of the ad's frames, by the ad's time
     * @param viewing what the clocks make of it
     * @return empty where the light does not tell
     */
    static Optional<LightLag> measured(Light camera, Light ad, Viewing viewing) {
        Light shown = ad.centred();
        List<Step> steps = steps(camera, shown, viewing);
        if (steps.size() < MIN_STEPS) {
            return Optional.empty();
        }
        double[] explained = IntStream.rangeClosed(EARLIEST_MS, LATEST_MS)
                .mapToDouble(lag -> explained(steps, shown, lag))
                .toArray();
        int best = IntStream.range(0, explained.length)
                .reduce(0, (one, other) -> explained[other] > explained[one] ? other : one);
        double noise = (squares(steps) - explained[best]) / (steps.size() - 1);
        int half = steps.size() / 2;
        boolean certain = told(steps, shown, EARLIEST_MS + best, CERTAIN)
                && told(steps.subList(0, half), shown, EARLIEST_MS + best, CERTAIN_IN_HALF)
                && told(steps.subList(half, steps.size()), shown, EARLIEST_MS + best, CERTAIN_IN_HALF);
        return certain ? possible(explained, best, noise) : Optional.empty();
    }

    /** Whether these steps tell a lag far better than chance would. */
    private static boolean told(List<Step> steps, Light shown, double lag, double limit) {
        double explained = explained(steps, shown, lag);
        return explained > 0 && explained >= limit * (squares(steps) - explained) / (steps.size() - 1);
    }

    private static double squares(List<Step> steps) {
        return steps.stream().mapToDouble(step -> step.rise() * step.rise()).sum();
    }

    private static Optional<LightLag> possible(double[] explained, int best, double noise) {
        int[] near = IntStream.range(0, explained.length)
                .filter(lag -> explained[best] - explained[lag] <= POSSIBLE * noise)
                .toArray();
        int from = near[0];
        int to = near[near.length - 1];
        boolean inside = from > 0 && to < explained.length - 1;
        return inside && to - from <= MAX_WIDTH_MS
                ? Optional.of(new LightLag(EARLIEST_MS + best, EARLIEST_MS + from, EARLIEST_MS + to))
                : Optional.empty();
    }

    /** From one sample of the camera to the next: the ad's times that the clocks give them, and how much brighter it grew. */
    private record Step(double from, double to, double rise) {}

    /** Those that lie within the ad at every lag, so that all lags are held against the same steps. */
    private static List<Step> steps(Light camera, Light shown, Viewing viewing) {
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i < camera.atMs().length; i++) {
            double from = viewing.adTimeAt(camera.atMs()[i - 1]);
            double to = viewing.adTimeAt(camera.atMs()[i]);
            boolean inside = Double.isFinite(shown.at(from - LATEST_MS)) && Double.isFinite(shown.at(to - EARLIEST_MS));
            if (inside && to > from && to - from <= STEP_MS) {
                steps.add(new Step(from, to, camera.levels()[i] - camera.levels()[i - 1]));
            }
        }
        return steps;
    }

    /** Sum of squares of the camera's steps that the ad's explain, were the light this late; more light makes nothing darker. */
    private static double explained(List<Step> steps, Light shown, double lag) {
        double squares = 0;
        double products = 0;
        for (Step step : steps) {
            double rise = shown.at(step.to() - lag) - shown.at(step.from() - lag);
            squares += rise * rise;
            products += rise * step.rise();
        }
        return products > 0 && squares > 0 ? products * products / squares : 0;
    }
}
