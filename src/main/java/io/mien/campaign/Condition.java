package io.mien.campaign;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Something that must hold for a question to be asked, or on which a visit ends.
 *
 * @param subject code of a question, or one of {@link #COUNTRY}, {@link #LANGUAGE}, {@link #PLACE}
 * @param values codes of options, numbers, countries or languages
 */
public record Condition(String subject, Comparison comparison, List<String> values) {
    public static final String COUNTRY = "country";
    public static final String LANGUAGE = "language";

    /** Which ad of the visit it is, counted from 1. */
    public static final String PLACE = "place";

    /** What is known of everybody without asking. */
    public static final Set<String> CIRCUMSTANCES = Set.of(COUNTRY, LANGUAGE, PLACE);

    /** The value of somebody who says not to know. */
    public static final String UNSURE = "unsure";

    /** How values are compared; of something that was not asked or not answered, only {@link #NONE_OF} holds. */
    public enum Comparison {
        ANY_OF("is any of"),
        NONE_OF("is none of"),
        AT_LEAST("is at least"),
        AT_MOST("is at most");

        private final String words;

        Comparison(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        boolean isOfNumbers() {
            return this == AT_LEAST || this == AT_MOST;
        }
    }

    public Condition {
        values = List.copyOf(values);
    }

    public static Condition of(String subject, Comparison comparison, String... values) {
        return new Condition(subject, comparison, List.of(values));
    }

    public boolean isOfQuestion() {
        return !CIRCUMSTANCES.contains(subject);
    }

    /** @param known the values of a subject; empty where there is none */
    public boolean holds(Function<String, Set<String>> known) {
        return holds(known.apply(subject));
    }

    boolean holds(Set<String> given) {
        return switch (comparison) {
            case ANY_OF -> values.stream().anyMatch(given::contains);
            case NONE_OF -> values.stream().noneMatch(given::contains);
            case AT_LEAST -> given.stream().anyMatch(value -> isNumber(value) && Integer.parseInt(value) >= bound());
            case AT_MOST -> given.stream().anyMatch(value -> isNumber(value) && Integer.parseInt(value) <= bound());
        };
    }

    /** "q1 is any of 1, 2". */
    public String words() {
        return "%s %s %s".formatted(subject, comparison.words(), String.join(", ", values));
    }

    private int bound() {
        return Integer.parseInt(values.get(0));
    }

    static boolean isNumber(String value) {
        return value.matches("-?[0-9]{1,7}");
    }
}
