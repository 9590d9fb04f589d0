package io.mien.platform;

import java.util.LinkedHashMap;
import java.util.Map;

/** Some fields of a form or request are not right; each is named with what would be. */
public class InvalidFields extends Problem {
    private static final long serialVersionUID = 1L;

    private static final String UNREADABLE =
            "Type this again: it holds a line break, a tab or another character that cannot be shown.";

    private static final String FIELDS = "Some fields are not right: ";

    private final LinkedHashMap<String, String> fields;

    private InvalidFields(int status, String begin, LinkedHashMap<String, String> fields) {
        super(status, "invalid", begin + String.join(" ", fields.values()));
        this.fields = fields;
    }

    public static InvalidFields of(String field, String detail) {
        return new InvalidFields(422, FIELDS, new LinkedHashMap<>(Map.of(field, detail)));
    }

    /** A parameter of the address that has no meaning here: refused, because a list must not seem to obey it. */
    public static InvalidFields inAddress(String parameter, String detail) {
        return new InvalidFields(400, "The address is not right: ", new LinkedHashMap<>(Map.of(parameter, detail)));
    }

    /** A value of a form or a JSON body that cannot be read as what it is to be. */
    public static InvalidFields inBody(String field, String detail) {
        return new InvalidFields(400, FIELDS, new LinkedHashMap<>(Map.of(field, detail)));
    }

    @Override
    public Map<String, String> fields() {
        return Map.copyOf(fields);
    }

    public static Check check() {
        return new Check();
    }

    /** Collects what is wrong, so that a person hears of all of it at once. */
    public static final class Check {
        private final LinkedHashMap<String, String> wrong = new LinkedHashMap<>();

        private Check() {}

        /** The first complaint about a field is the one that is told. */
        public Check that(boolean holds, String field, String otherwise) {
            if (!holds) {
                wrong.putIfAbsent(field, otherwise);
            }
            return this;
        }

        /**
         * Holds a {@link TypedText#kept} text to what every typed text has to be.
         *
         * @param most code points
         * @param ifEmpty what is said when there is nothing to see
         */
        public Check text(String field, String text, int most, String ifEmpty) {
            return that(TypedText.isReadable(text), field, UNREADABLE)
                    .that(TypedText.isVisible(text), field, ifEmpty)
                    .that(TypedText.length(text) <= most, field, tooLong(text, most));
        }

        private static String tooLong(String text, int most) {
            return "Keep this to %d characters; it has %d.".formatted(most, TypedText.length(text));
        }

        public void orRefuse() {
            if (!wrong.isEmpty()) {
                throw new InvalidFields(422, FIELDS, wrong);
            }
        }
    }
}
