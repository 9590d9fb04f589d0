package io.mien.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart of lines over the ad's seconds.
 *
 * @param unit of the values, in words
 */
record SlideChart(String unit, List<Line> lines) {
    /**
     * One line.
     *
     * @param slot the country's place, which gives colour and dash; 0 is ink
     * @param values per second, null where there is none
     */
    record Line(String name, int slot, List<@Nullable Double> values) {}

    int seconds() {
        return lines.stream().mapToInt(line -> line.values().size()).max().orElse(0);
    }
}
