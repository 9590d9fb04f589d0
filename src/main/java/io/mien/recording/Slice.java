package io.mien.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes being appended to an upload: on disk for good once committed, cut off again when closed without. */
final class Slice implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    private static final int CUT_OFF = -2;

    private final FileChannel channel;
    private final long offset;
    private final byte[] buffer = new byte[BUFFER];
    private boolean committed;

    private Slice(FileChannel channel, long offset) {
        this.channel = channel;
        this.offset = offset;
    }

    /** How the body ended. */
    enum End {
        WHOLE,
        CUT_OFF,
        TOO_LONG
    }

    static Slice at(Path file, long offset) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.truncate(offset);
            channel.position(offset);
            return new Slice(channel, offset);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Writes the body as it comes in.
     *
     * @param limit bytes of the whole file that may not be passed
     * @throws IOException when the disk fails, not when the sender does
     */
    End write(InputStream body, long limit) throws IOException {
        int read = next(body);
        while (read > 0) {
            if (length() + read > limit) {
                return End.TOO_LONG;
            }
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            read = next(body);
        }
        return read == CUT_OFF ? End.CUT_OFF : End.WHOLE;
    }

    /** Forces the bytes to disk and returns the file's length. */
    long commit() throws IOException {
        channel.force(true);
        committed = true;
        return length();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            if (!committed) {
                channel.truncate(offset);
            }
        }
    }

    private long length() throws IOException {
        return channel.position();
    }

    private int next(InputStream body) {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            return CUT_OFF;
        }
    }
}
