package io.mien.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** What the statistics promise, counted over seeded runs (specification sections 11 and 13). */
final class Simulation {
    static final int BINS = 30;
    private static final int FIRST_LOOK = 30;
    private static final int LAST_LOOK = 300;
    private static final int EVERY = 5;

    /** A quiet ad with two moments: 5 % to 40 %. */
    static final IntToDoubleFunction AD =
            bin -> 0.06 + 0.34 * Math.exp(-Math.pow(bin - 19, 2) / 12) + 0.1 * Math.exp(-Math.pow(bin - 6, 2) / 6);

    private Simulation() {}

    /** Share of runs in which the band of % expressing holds the whole true curve. */
    static double coverage(int people, int runs) {
        int held = 0;
        for (int run = 0; run < runs; run++) {
            Random random = new Random(1_000_003L * people + run);
            Interval[] band =
                    SimultaneousBand.ofShares(SimulatedPeople.sums(SimulatedPeople.showing(people, BINS, AD, random)));
            held += IntStream.range(0, BINS)
                            .allMatch(bin -> band[bin].low() <= AD.applyAsDouble(bin)
                                    && AD.applyAsDouble(bin) <= band[bin].high())
                    ? 1
                    : 0;
        }
        return (double) held / runs;
    }

    /** Share of runs in which the cluster test finds a difference at 5 %, the second country being higher by so much at its peak. */
    static double found(int peopleA, int peopleB, double more, int runs) {
        IntToDoubleFunction higher = bin -> AD.applyAsDouble(bin) + (Math.abs(bin - 19) <= 3 ? more : 0);
        int found = 0;
        for (int run = 0; run < runs; run++) {
            Random random = new Random(7_000_003L * peopleA + 31L * peopleB + run);
            double[][] a = SimulatedPeople.showing(peopleA, BINS, AD, random);
            double[][] b = SimulatedPeople.showing(peopleB, BINS, higher, random);
            found += ClusterTest.between(a, b, run).p() <= 0.05 ? 1 : 0;
        }
        return (double) found / runs;
    }

    /** @param share of runs in which a difference was called, @param meanPeople per country at that look; 300 where none was */
    record Looked(double share, double meanPeople) {}

    /** Two countries, looked at every five people from 30 to 300, the test stopping at the first call. */
    static Looked looking(double shareA, double shareB, int runs) {
        int called = 0;
        double people = 0;
        for (int run = 0; run < runs; run++) {
            Random random = new Random(99_991L * run + Math.round(1_000 * shareB));
            int shownA = 0;
            int shownB = 0;
            int at = LAST_LOOK;
            boolean found = false;
            for (int n = 1; n <= LAST_LOOK && !found; n++) {
                shownA += random.nextDouble() < shareA ? 1 : 0;
                shownB += random.nextDouble() < shareB ? 1 : 0;
                if (n >= FIRST_LOOK && n % EVERY == 0) {
                    found = MixtureTest.ofShares(shownA, n, shownB, n).evidence() >= 1 / EvidenceRanking.ALPHA;
                    at = n;
                }
            }
            called += found ? 1 : 0;
            people += found ? at : LAST_LOOK;
        }
        return new Looked((double) called / runs, people / runs);
    }

    /** Share of runs in which any comparison of equal countries is called at any look. */
    static double page(int countries, int runs) {
        int called = 0;
        for (int run = 0; run < runs; run++) {
            Random random = new Random(17L * countries + 104_729L * run);
            int[] shown = new int[countries];
            boolean any = false;
            for (int n = 1; n <= LAST_LOOK && !any; n++) {
                for (int country = 0; country < countries; country++) {
                    shown[country] += random.nextDouble() < 0.2 ? 1 : 0;
                }
                any = n >= FIRST_LOOK && n % EVERY == 0 && anyStands(shown, n);
            }
            called += any ? 1 : 0;
        }
        return (double) called / runs;
    }

    private static boolean anyStands(int[] shown, int n) {
        List<Double> evidence = new ArrayList<>();
        for (int a = 0; a < shown.length; a++) {
            for (int b = a + 1; b < shown.length; b++) {
                evidence.add(MixtureTest.ofShares(shown[a], n, shown[b], n).evidence());
            }
        }
        double[] all = evidence.stream().mapToDouble(Double::doubleValue).toArray();
        return Double.isFinite(EvidenceRanking.of(all).least());
    }

    /** Share of families of equal countries, omnibus first, in which any pair is called different. */
    static double family(int countries, int people, int runs) {
        int called = 0;
        for (int run = 0; run < runs; run++) {
            Random random = new Random(424_243L * run + countries);
            double[][][] groups = new double[countries][][];
            Arrays.setAll(groups, country -> SimulatedPeople.showing(people, BINS, AD, random));
            called += FunctionalAnova.of(groups, run).p() <= 0.05 && anyPair(groups, run) ? 1 : 0;
        }
        return (double) called / runs;
    }

    private static boolean anyPair(double[][][] groups, long seed) {
        List<Double> p = new ArrayList<>();
        for (int a = 0; a < groups.length; a++) {
            for (int b = a + 1; b < groups.length; b++) {
                p.add(ClusterTest.between(groups[a], groups[b], seed).p());
            }
        }
        return Arrays.stream(BenjaminiHochberg.adjusted(
                        p.stream().mapToDouble(Double::doubleValue).toArray()))
                .anyMatch(q -> q <= BenjaminiHochberg.RATE);
    }
}
