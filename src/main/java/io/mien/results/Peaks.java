package io.mien.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Local maxima of a curve: the same as scipy's {@code find_peaks} with distance and prominence. Of a plateau the middle counts,
 * of two peaks too close together the higher stays, and prominence is the height above the higher of the two lowest points
 * between the peak and whatever is higher on either side.
 */
final class Peaks {
    private Peaks() {}

    /** @param distance fewest bins between two peaks, @param prominence least height above the surroundings */
    static List<Integer> of(double[] values, int distance, double prominence) {
        return apart(values, maxima(values), distance).stream()
                .filter(peak -> prominence(values, peak) >= prominence)
                .toList();
    }

    private static List<Integer> maxima(double[] values) {
        List<Integer> maxima = new ArrayList<>();
        int at = 1;
        while (at < values.length - 1) {
            int end = at;
            if (values[at - 1] < values[at]) {
                while (end < values.length - 1 && values[end + 1] == values[at]) {
                    end++;
                }
                if (end < values.length - 1 && values[end + 1] < values[at]) {
                    maxima.add((at + end) / 2);
                }
            }
            at = end + 1;
        }
        return maxima;
    }

    private static List<Integer> apart(double[] values, List<Integer> peaks, int distance) {
        boolean[] dropped = new boolean[peaks.size()];
        List<Integer> highestFirst = IntStream.range(0, peaks.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> values[peaks.get(i)])
                        .thenComparing(Comparator.naturalOrder())
                        .reversed())
                .toList();
        for (int kept : highestFirst) {
            for (int i = 0; i < dropped.length; i++) {
                boolean near = Math.abs(peaks.get(i) - peaks.get(kept)) < distance;
                dropped[i] |= !dropped[kept] && i != kept && near;
            }
        }
        return IntStream.range(0, dropped.length)
                .filter(i -> !dropped[i])
                .mapToObj(peaks::get)
                .toList();
    }

    static double prominence(double[] values, int peak) {
        return values[peak] - Math.max(lowest(values, peak, -1), lowest(values, peak, 1));
    }

    private static double lowest(double[] values, int peak, int step) {
        double lowest = values[peak];
        for (int at = peak; at >= 0 && at < values.length && values[at] <= values[peak]; at += step) {
            lowest = Math.min(lowest, values[at]);
        }
        return lowest;
    }
}
