package io.mien.recording;

import io.mien.platform.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** Bytes being appended to an upload: on disk for good once committed, cut off again when closed without. */
final class Slice implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final FileChannel channel;
    private final long offset;
    private final MessageDigest digest = Digest.sha256();
    private boolean committed;

    private Slice(FileChannel channel, long offset) {
        this.channel = channel;
        this.offset = offset;
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
     * @return false when the body held more than that
     */
    boolean write(InputStream body, long limit) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            if (end() + read > limit) {
                return false;
            }
            digest.update(buffer, 0, read);
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        return true;
    }

    /** SHA-256 of what was written; asked for once. */
    byte[] digest() {
        return digest.digest();
    }

    /** Forces the bytes to disk and returns the file's length. */
    long commit() throws IOException {
        channel.force(true);
        committed = true;
        return end();
    }

    private long end() throws IOException {
        return channel.position();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            if (!committed) {
                channel.truncate(offset);
            }
        }
    }
}
