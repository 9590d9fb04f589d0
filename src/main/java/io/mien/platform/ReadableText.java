package io.mien.platform;

import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether the text of a small body can be read and kept at all: PostgreSQL keeps no NUL, and a form needs its escapes. */
final class ReadableText {
    private static final String ESCAPED_NUL = "u0000";

    private ReadableText() {}

    static boolean is(Buffer body, @Nullable String contentType) {
        String type = String.valueOf(contentType).toLowerCase(Locale.ROOT);
        if (type.startsWith("application/x-www-form-urlencoded")) {
            return isForm(body);
        }
        return !type.contains("json") || isJson(body);
    }

    private static boolean isForm(Buffer body) {
        for (int i = 0; i < body.length(); i++) {
            byte character = body.getByte(i);
            if (character == 0 || character == '%' && !isEscape(body, i)) {
                return false;
            }
        }
        return true;
    }

    /** Two hexadecimal digits follow, and they are not those of NUL. */
    private static boolean isEscape(Buffer body, int at) {
        if (at + 2 >= body.length()) {
            return false;
        }
        int high = Character.digit(body.getByte(at + 1), 16);
        int low = Character.digit(body.getByte(at + 2), 16);
        return high >= 0 && low >= 0 && high + low > 0;
    }

    private static boolean isJson(Buffer body) {
        for (int i = 0; i < body.length(); i++) {
            byte character = body.getByte(i);
            if (character == 0) {
                return false;
            }
            if (character == '\\') {
                i++;
                if (i + ESCAPED_NUL.length() <= body.length()
                        && body.getString(i, i + ESCAPED_NUL.length()).equals(ESCAPED_NUL)) {
                    return false;
                }
            }
        }
        return true;
    }
}
