package io.mien.campaign;

import io.mien.platform.InvalidFields;
import java.util.Arrays;

/** What becomes of a recording once its traces are stored. */
public enum Retention {
    DELETE_AFTER_ANALYSIS,
    KEEP;

    /** @throws InvalidFields when there is no such fate: a recording must not be deleted over a slip */
    static Retention named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> InvalidFields.of("retention", "Say DELETE_AFTER_ANALYSIS or KEEP."));
    }
}
