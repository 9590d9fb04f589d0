package io.mien.inference.onnx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A message in protocol buffers' encoding, read field by field without knowing its type. Bounds are checked at each step:
 * the bytes come from strangers.
 */
final class Wire {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH = 2;
    private static final int FOUR_BYTES = 5;
    /** ONNX Runtime's reader drops higher bits of a tag: a field hidden behind them is one to it, and must not pass here. */
    private static final long MAX_TAG = 0xffff_ffffL;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int field;
    private int type;
    private long number;
    private int from;

    private Wire(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    static Wire of(byte[] bytes) {
        return new Wire(bytes, 0, bytes.length);
    }

    /** Moves to the next field; false at the end of the message. */
    boolean next() {
        if (at == end) {
            return false;
        }
        long tag = varint();
        if (tag < 8 || tag > MAX_TAG) {
            throw new Malformed();
        }
        field = (int) (tag >>> 3);
        type = (int) (tag & 7);
        switch (type) {
            case VARINT -> number = varint();
            case EIGHT_BYTES -> skip(8);
            case FOUR_BYTES -> skip(4);
            case LENGTH -> skip(varint());
            default -> throw new Malformed();
        }
        return true;
    }

    /** Number of the field, as its message's definition has it. */
    int field() {
        return field;
    }

    /** The field's value as a number; 0 when it is none. */
    long number() {
        return type == VARINT ? number : 0;
    }

    /** The field's value as a message. */
    Wire message() {
        requireLength();
        return new Wire(bytes, from, at);
    }

    /** The field's value as text. */
    String text() {
        requireLength();
        return new String(Arrays.copyOfRange(bytes, from, at), StandardCharsets.UTF_8);
    }

    private void requireLength() {
        if (type != LENGTH) {
            throw new Malformed();
        }
    }

    private void skip(long length) {
        if (length < 0 || length > end - at) {
            throw new Malformed();
        }
        from = at;
        at += (int) length;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at == end) {
                throw new Malformed();
            }
            byte next = bytes[at++];
            value |= (long) (next & 127) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new Malformed();
    }

    /** The bytes are no message. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed() {
            super("not a message in protocol buffers' encoding");
        }
    }
}
