package io.mien.platform;

import java.util.LinkedHashMap;
import java.util.Map;

/** Some fields of a form or request are not right; each is named with what would be. */
public class InvalidFields extends Problem {
    private static final long serialVersionUID = 1L;

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

        public void orRefuse() {
            if (!wrong.isEmpty()) {
                throw new InvalidFields(422, FIELDS, wrong);
            }
        }
    }
}
