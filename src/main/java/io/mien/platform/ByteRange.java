package io.mien.platform;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Part of an object, as a player asks for it (RFC 9110, one range of bytes).
 *
 * @param first offset of the first byte
 * @param last offset of the last byte, inclusive
 */
record ByteRange(long first, long last) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** The range asked for; nothing when the whole object is meant: no header, several ranges, another unit. */
    static Optional<ByteRange> of(@Nullable String header, long size) {
        Matcher parts = ONE.matcher(header == null ? "" : header.replace(" ", ""));
        if (!parts.matches() || parts.group(1).isEmpty() && parts.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (parts.group(1).isEmpty()) {
            long length = Math.min(Long.parseLong(parts.group(2)), size);
            return Optional.of(new ByteRange(size - length, size - 1));
        }
        long last = parts.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(parts.group(2)), size - 1);
        return Optional.of(new ByteRange(Long.parseLong(parts.group(1)), last));
    }

    boolean isEmpty() {
        return last < first;
    }

    long length() {
        return last - first + 1;
    }
}
