package io.mien.visit;

import io.quarkus.qute.TemplateData;
import java.util.OptionalInt;

/** An age as somebody types it: whole years, in the digits of any script. */
@TemplateData(namespace = "declaredAge")
public final class DeclaredAge {
    static final int MAX_YEARS = 120;
    /** Digits of the oldest age, so that a page takes no more. */
    public static final int MAX_DIGITS = Integer.toString(MAX_YEARS).length();

    private DeclaredAge() {}

    static OptionalInt read(String typed) {
        try {
            int years = Integer.parseInt(typed.strip());
            return years > 0 && years <= MAX_YEARS ? OptionalInt.of(years) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
