package io.mien.platform;

import java.io.IOException;
import java.io.InputStream;

/** The first bytes of a stream and no more. */
final class PartStream extends InputStream {
    private final InputStream whole;
    private long left;

    PartStream(InputStream whole, long length) {
        this.whole = whole;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left <= 0) {
            return -1;
        }
        int read = whole.read(buffer, offset, (int) Math.min(length, left));
        left -= Math.max(read, 0);
        return read;
    }

    @Override
    public void close() throws IOException {
        whole.close();
    }
}
