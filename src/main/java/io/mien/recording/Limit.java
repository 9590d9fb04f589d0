package io.mien.recording;

import java.util.function.LongFunction;

/**
 * How far a recording may grow, and what is said to one that would pass it.
 *
 * @param bytes of the whole file
 */
record Limit(long bytes, LongFunction<UploadRefused> why) {

    Limit or(Limit other) {
        return other.bytes < bytes ? other : this;
    }

    void require(long end) {
        if (end > bytes) {
            throw passed();
        }
    }

    UploadRefused passed() {
        return why.apply(bytes);
    }
}
