package io.mien.campaign;

/** Whole numbers that a question takes, both ends included. */
public record NumberRange(int min, int max) {
    public static final int MAX_NUMBER = 1_000_000;
    public static final NumberRange DEFAULT = new NumberRange(0, 100);

    public NumberRange {
        if (min > max || min < -MAX_NUMBER || max > MAX_NUMBER) {
            throw new IllegalArgumentException("No number is from %d to %d".formatted(min, max));
        }
    }

    public boolean has(int number) {
        return number >= min && number <= max;
    }
}
