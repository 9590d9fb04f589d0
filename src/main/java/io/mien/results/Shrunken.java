package io.mien.results;

/**
 * A share drawn towards the mean of the others it stands among.
 *
 * @param raw as it was counted, 0..1
 * @param value drawn towards the mean
 * @param interval 95 % interval of {@code value}, within 0..1
 */
public record Shrunken(double raw, double value, Interval interval) {

    static Shrunken of(Shrinkage among, double raw, double error) {
        Interval interval = among.interval(raw, error);
        return new Shrunken(
                raw, among.shrunk(raw, error), new Interval(Math.max(0, interval.low()), Math.min(1, interval.high())));
    }
}
