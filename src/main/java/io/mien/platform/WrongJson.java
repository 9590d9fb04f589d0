package io.mien.platform;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.mien.platform.Parameter.Expectation;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Says which field of a JSON body is wrong, and what it would have to be. */
final class WrongJson {
    private static final Map<Class<?>, String> EXPECTED = Map.ofEntries(
            Map.entry(int.class, Expectation.WHOLE),
            Map.entry(Integer.class, Expectation.WHOLE),
            Map.entry(long.class, Expectation.WHOLE),
            Map.entry(Long.class, Expectation.WHOLE),
            Map.entry(float.class, Expectation.DECIMAL),
            Map.entry(Float.class, Expectation.DECIMAL),
            Map.entry(double.class, Expectation.DECIMAL),
            Map.entry(Double.class, Expectation.DECIMAL),
            Map.entry(boolean.class, Expectation.FLAG),
            Map.entry(Boolean.class, Expectation.FLAG),
            Map.entry(UUID.class, Expectation.ID),
            Map.entry(String.class, "a text"));

    private WrongJson() {}

    static InvalidFields of(MismatchedInputException wrong) {
        String field = wrong.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
        if (wrong instanceof UnrecognizedPropertyException unknown) {
            return InvalidFields.inBody(field, "There is no " + field + " here" + known(unknown) + ".");
        }
        return field.isEmpty()
                ? InvalidFields.inBody("body", "The body is a JSON object.")
                : InvalidFields.inBody(field, field + " is " + expected(wrong.getTargetType()) + ".");
    }

    private static String known(UnrecognizedPropertyException unknown) {
        String names = unknown.getKnownPropertyIds().stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "; there is " + names;
    }

    private static String expected(Class<?> type) {
        if (type != null && type.isEnum()) {
            return Expectation.oneOf(Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .toList());
        }
        return type == null ? "not what belongs here" : EXPECTED.getOrDefault(type, "not what belongs here");
    }
}
