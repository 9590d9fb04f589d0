package io.mien.visit;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The random name that a browser tab gives itself, so that two tabs of one link do not record at once. */
final class VisitTab {
    static final String HEADER = "Visit-Tab";

    static final int MIN_LENGTH = 8;
    static final int MAX_LENGTH = 64;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{%d,%d}".formatted(MIN_LENGTH, MAX_LENGTH));

    private VisitTab() {}

    static String of(@Nullable String header) {
        if (header == null || !NAME.matcher(header).matches()) {
            throw VisitRefused.withoutTab();
        }
        return header;
    }
}
