package io.mien.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Bytes as SPSS lays them out: little-endian, texts filled up with spaces. */
final class SavBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    SavBytes ints(int... values) {
        ByteBuffer buffer = buffer(Integer.BYTES * values.length);
        for (int value : values) {
            buffer.putInt(value);
        }
        return raw(buffer.array());
    }

    SavBytes longs(long... values) {
        ByteBuffer buffer = buffer(Long.BYTES * values.length);
        for (long value : values) {
            buffer.putLong(value);
        }
        return raw(buffer.array());
    }

    SavBytes doubles(double... values) {
        ByteBuffer buffer = buffer(Double.BYTES * values.length);
        for (double value : values) {
            buffer.putDouble(value);
        }
        return raw(buffer.array());
    }

    SavBytes text(String text) {
        return raw(utf8(text));
    }

    SavBytes padded(String text, int length) {
        return padded(utf8(text), length);
    }

    SavBytes padded(byte[] text, int length) {
        raw(text);
        for (int i = text.length; i < length; i++) {
            bytes.write(' ');
        }
        return this;
    }

    /** Its length as four bytes, then the text. */
    SavBytes counted(String text) {
        return ints(utf8(text).length).text(text);
    }

    /** Its length as one byte, then the text, filled up to whole elements. */
    SavBytes shortText(String text) {
        byte[] label = utf8(text);
        bytes.write(label.length);
        return padded(label, (label.length + 1 + 7) / 8 * 8 - 1);
    }

    /** Fills up to a multiple. */
    SavBytes pad(int multiple) {
        while (bytes.size() % multiple != 0) {
            bytes.write(' ');
        }
        return this;
    }

    SavBytes append(SavBytes other) {
        return raw(other.bytes.toByteArray());
    }

    int length() {
        return bytes.size();
    }

    void writeTo(OutputStream out) throws IOException {
        bytes.writeTo(out);
    }

    /** As much of a text as fits, in whole characters. */
    static String cut(String text, int most) {
        int end = text.length();
        while (utf8(text.substring(0, end)).length > most) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }

    private SavBytes raw(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
