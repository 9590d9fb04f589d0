package io.mien.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The page time of a recording's zero, sought by laying all its frames on the camera frames that the page saw. Zeros one or more
 * camera periods apart look alike; only the camera's own unevenness and the frames that it skipped tell them apart.
 *
 * @param ms page time, milliseconds
 * @param residuals |seen - recorded|, milliseconds, of the frames that the page saw
 * @param periodMs the camera's, milliseconds
 * @param certain false when a zero half a camera period or more away fits nearly as well
 */
record RecorderZero(double ms, double[] residuals, double periodMs, boolean certain) {
    static final int MIN_FRAMES = 10;

    /** A recording's first frame lies in this window round the call that started it, milliseconds. */
    private static final double EARLIEST_MS = -500;

    private static final double LATEST_MS = 2_000;

    private static final int ANCHORS = 12;

    /** Breaks the tie of a perfectly periodic camera in favour of the zero nearest to the start; milliseconds a millisecond. */
    private static final double DISTANCE_COST = 1e-4;

    /**
     * Standard errors by which every other zero must fit worse. Some eighty zeros are compared: at 4 one is taken for certain by
     * chance in about 400 recordings, were all alike.
     */
    private static final double CERTAIN = 4;

    /** Empty when there is too little to lay on each other. */
    static Optional<RecorderZero> find(double[] recorded, double[] seen, double start) {
        if (recorded.length < MIN_FRAMES || seen.length < MIN_FRAMES) {
            return Optional.empty();
        }
        FrameMatch match = new FrameMatch(recorded, seen);
        double[] zeros = apart(match, candidates(match, start), start);
        if (zeros.length == 0) {
            return Optional.empty();
        }
        double best = priced(match, zeros, start).get(0).zero();
        double[] here = match.sparser(best, best);
        boolean certain = Arrays.stream(zeros)
                .filter(zero -> Math.abs(zero - best) >= match.period() / 2)
                .allMatch(rival -> worse(match, match.sparser(rival, best), here));
        return Optional.of(new RecorderZero(best, match.residuals(best), match.period(), certain));
    }

    private record Priced(double zero, double cost) {}

    /** Cheapest first. */
    private static List<Priced> priced(FrameMatch match, double[] zeros, double start) {
        return Arrays.stream(zeros)
                .mapToObj(zero -> new Priced(
                        zero, match.cost(zero) + DISTANCE_COST * Math.abs(zero + match.recorded()[0] - start)))
                .sorted(Comparator.comparingDouble(Priced::cost))
                .toList();
    }

    /** Zeros that lay some recorded frame exactly on a seen one. */
    private static double[] candidates(FrameMatch match, double start) {
        double[] recorded = match.recorded();
        List<Double> zeros = new ArrayList<>();
        int anchors = Math.min(ANCHORS, recorded.length);
        for (int i = 0; i < anchors; i++) {
            double anchor = recorded[(int) ((long) i * (recorded.length - 1) / (anchors - 1))];
            double from = start + EARLIEST_MS + anchor - recorded[0];
            for (double at : match.seen()) {
                if (at >= from && at <= from + LATEST_MS - EARLIEST_MS) {
                    zeros.add(at - anchor);
                }
            }
        }
        return zeros.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The best of each camera period, moved to where its frames fit. */
    private static double[] apart(FrameMatch match, double[] candidates, double start) {
        List<Double> kept = new ArrayList<>();
        for (Priced next : priced(match, candidates, start)) {
            if (kept.stream().noneMatch(zero -> Math.abs(zero - next.zero()) < match.period() / 2)) {
                kept.add(next.zero());
            }
        }
        return kept.stream().mapToDouble(match::refined).toArray();
    }

    /**
     * Whether a rival's offsets {@code there} are worse than the best zero's {@code here} beyond chance: frame by frame, either by
     * what all of them lose or, where many have no partner, by those that have one at both zeros.
     */
    private static boolean worse(FrameMatch match, double[] there, double[] here) {
        double[] all = new double[here.length];
        double[] paired = new double[here.length];
        for (int i = 0; i < here.length; i++) {
            all[i] = FrameMatch.loss(there[i]) - FrameMatch.loss(here[i]);
            boolean both = match.partners(there[i]) && match.partners(here[i]);
            paired[i] = both ? Math.abs(there[i]) - Math.abs(here[i]) : Double.NaN;
        }
        return beyondChance(all) || beyondChance(paired);
    }

    /** Mean over its standard error. */
    private static boolean beyondChance(double[] differences) {
        double[] known = Arrays.stream(differences).filter(Double::isFinite).toArray();
        if (known.length < MIN_FRAMES) {
            return false;
        }
        double mean = Arrays.stream(known).average().orElse(0);
        double squares = Arrays.stream(known)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double error = Math.sqrt(squares / (known.length - 1) / known.length);
        return mean > 0 && mean >= CERTAIN * error;
    }
}
