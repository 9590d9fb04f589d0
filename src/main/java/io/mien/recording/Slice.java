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
    private long offset;
    private final byte[] buffer = new byte[BUFFER];
    private boolean committed;

    private Slice(FileChannel channel) throws IOException {
        this.channel = channel;
        this.offset = channel.size();
    }

    /** How the body ended. */
    enum End {
        WHOLE,
        CUT_OFF,
        TOO_LONG
    }

    /**
     * Holds the file, also against other processes that share the folder. The system lets go of it when this process dies.
     *
     * @throws UploadRefused 423 while another process writes it
     */
    static Slice of(Path file) throws IOException {
        return held(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }

    /** The same for a file that must be there already. */
    static Slice ofKnown(Path file) throws IOException {
        return held(FileChannel.open(file, StandardOpenOption.WRITE));
    }

    private static Slice held(FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() == null) {
                throw UploadRefused.busy();
            }
            return new Slice(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Bytes of the file as it was found. */
    long found() {
        return offset;
    }

    /** Begins at the offset; what lies beyond it was never acknowledged and is cut off. */
    void from(long acknowledged) throws IOException {
        offset = acknowledged;
        channel.truncate(offset);
        channel.position(offset);
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
