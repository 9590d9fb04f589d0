package io.mien.platform;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One value of a request, read by the letter. What means nothing is refused (400) by its name: it is neither left out, which
 * would show everything, nor guessed, since 1.000 is one in one country and a thousand in another.
 */
public final class Parameter {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,12}(?:\\.[0-9]{1,9})?");

    private final String name;
    private final String text;
    private final BiFunction<String, String, InvalidFields> refusal;

    private Parameter(String name, String text, BiFunction<String, String, InvalidFields> refusal) {
        this.name = name;
        this.text = text.strip();
        this.refusal = refusal;
    }

    public static Parameter inAddress(String name, String text) {
        return new Parameter(name, text, InvalidFields::inAddress);
    }

    public static Parameter inBody(String name, String text) {
        return new Parameter(name, text, InvalidFields::inBody);
    }

    public int whole() {
        long number = wholeLong();
        if (number != (int) number) {
            throw refused(Expectation.WHOLE);
        }
        return (int) number;
    }

    public long wholeLong() {
        if (!WHOLE.matcher(text).matches()) {
            throw refused(Expectation.WHOLE);
        }
        return Long.parseLong(text);
    }

    public BigDecimal decimal() {
        if (!DECIMAL.matcher(text).matches()) {
            throw refused(Expectation.DECIMAL);
        }
        return new BigDecimal(text);
    }

    public UUID id() {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw refused(Expectation.ID);
        }
    }

    public boolean flag() {
        if (!"true".equals(text) && !"false".equals(text)) {
            throw refused(Expectation.FLAG);
        }
        return "true".equals(text);
    }

    public <E extends Enum<E>> E oneOf(E[] values) {
        return oneOf(Arrays.asList(values), Enum::name);
    }

    /** @param word by which the address calls a value */
    public <T> T oneOf(List<T> values, Function<T, String> word) {
        return values.stream()
                .filter(value -> word.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        refused(Expectation.oneOf(values.stream().map(word).toList())));
    }

    private InvalidFields refused(String expectation) {
        return refusal.apply(name, name + " is " + expectation + ".");
    }

    /** What a value would have to be, as the end of a sentence. */
    static final class Expectation {
        static final String WHOLE = "a whole number in plain digits, such as 1500";
        static final String DECIMAL = "a number in plain digits with a point, such as 2.5";
        static final String ID = "an id such as 01a2b3c4-0000-7000-8000-0123456789ab";
        static final String FLAG = "true or false";

        private Expectation() {}

        static String oneOf(List<String> words) {
            return "one of " + String.join(", ", words);
        }
    }
}
