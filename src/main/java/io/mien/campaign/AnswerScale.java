package io.mien.campaign;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A scale between two ends with words.
 *
 * @param unsure whether people may say that they do not know
 */
public record AnswerScale(Points points, SpokenText low, SpokenText high, boolean unsure) {
    public static final AnswerScale DEFAULT = new AnswerScale(Points.FIVE, SpokenText.NONE, SpokenText.NONE, false);

    /** How finely it is divided. */
    public enum Points {
        FIVE(1, 5),
        SEVEN(1, 7),
        ELEVEN(0, 10);

        private final int first;
        private final int last;

        Points(int first, int last) {
            this.first = first;
            this.last = last;
        }

        public String words() {
            return first + " to " + last;
        }

        public int first() {
            return first;
        }

        public int last() {
            return last;
        }
    }

    public List<Integer> values() {
        return IntStream.rangeClosed(points.first, points.last).boxed().toList();
    }

    /** What can be said on it, as conditions compare it. */
    Stream<String> given() {
        return Stream.concat(
                values().stream().map(value -> Integer.toString(value)),
                unsure ? Stream.of(Condition.UNSURE) : Stream.of());
    }
}
