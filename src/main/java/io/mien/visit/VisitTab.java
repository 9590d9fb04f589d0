package io.mien.visit;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The random name that a browser tab gives itself, so that two tabs of one link do not record at once. */
final class VisitTab {
    static final String HEADER = "Visit-Tab";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{8,64}");

    private VisitTab() {}

    static String of(@Nullable String header) {
        if (header == null || !NAME.matcher(header).matches()) {
            throw VisitRefused.withoutTab();
        }
        return header;
    }
}
