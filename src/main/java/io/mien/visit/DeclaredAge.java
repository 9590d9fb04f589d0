package io.mien.visit;

import java.util.OptionalInt;

/** An age as somebody types it: whole years, in the digits of any script. */
final class DeclaredAge {
    private static final int OLDEST = 120;

    private DeclaredAge() {}

    static OptionalInt read(String typed) {
        try {
            int years = Integer.parseInt(typed.strip());
            return years > 0 && years <= OLDEST ? OptionalInt.of(years) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
