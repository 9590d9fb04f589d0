package io.mien.results;

import io.mien.results.Simulation.Looked;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Coverage, false alarms and power over many seeded runs. Not part of the tests; {@code infra/simulate} runs it. */
class StatisticsSimulation {
    private static final int RUNS = 2_000;
    private static final int LOOKED_AT = 20_000;

    @Test
    void table() {
        say(
                "%s, %d processors, Java %d",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature());
        for (int people : new int[] {30, 50, 100, 150, 300}) {
            say(
                    "band of %% expressing holds the whole curve, n = %d: %.1f %%",
                    people, 100 * Simulation.coverage(people, RUNS));
        }
        for (int[] sizes : new int[][] {{50, 50}, {150, 150}, {50, 300}}) {
            say(
                    "two equal countries called different, n = %d and %d: %.1f %%",
                    sizes[0], sizes[1], 100 * Simulation.found(sizes[0], sizes[1], 0, RUNS));
        }
        for (double more : new double[] {0.10, 0.15, 0.20}) {
            say(
                    "%.0f points over 7 s found, n = 150 and 150: %.1f %%",
                    100 * more, 100 * Simulation.found(150, 150, more, RUNS / 4));
        }
        say(
                "family of five equal countries, n = 100, any pair called: %.1f %%",
                100 * Simulation.family(5, 100, RUNS / 4));
        say("looked at every 5 people from 30 to 300, 20 %%:");
        for (double more : new double[] {0, 0.10, 0.15, 0.20}) {
            Looked looked = Simulation.looking(0.2, 0.2 + more, LOOKED_AT);
            say(
                    "  %.0f points: called in %.1f %% of runs, at mean n %.0f",
                    100 * more, 100 * looked.share(), looked.meanPeople());
        }
        for (int countries : new int[] {2, 10}) {
            say(
                    "any of %d equal countries' comparisons called at any look: %.1f %%",
                    countries, 100 * Simulation.page(countries, countries > 2 ? RUNS : LOOKED_AT));
        }
    }

    private static void say(String words, Object... values) {
        System.out.println(String.format(Locale.ROOT, words, values));
    }
}
