package io.mien.recording;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The head of a request or an answer, as much of it as a line must understand to make faults. */
record HttpHead(String text) {
    private static final int MAX = 64 * 1024;
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");
    private static final Pattern CONNECTION = Pattern.compile("(?im)^connection:.*\r\n");

    static HttpHead read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < 4) {
            int read = in.read();
            if (read < 0 || head.size() > MAX) {
                throw new EOFException();
            }
            head.write(read);
            boolean fits = read == (ends % 2 == 0 ? '\r' : '\n');
            ends = fits ? ends + 1 : read == '\r' ? 1 : 0;
        }
        return new HttpHead(head.toString(StandardCharsets.ISO_8859_1));
    }

    String method() {
        return text.substring(0, text.indexOf(' '));
    }

    int bodyLength() {
        Matcher length = LENGTH.matcher(text);
        return length.find() ? Integer.parseInt(length.group(1)) : 0;
    }

    /** The same for a connection that carries one request. */
    byte[] once() {
        String without = CONNECTION.matcher(text).replaceAll("");
        return (without.substring(0, without.length() - 2) + "Connection: close\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
