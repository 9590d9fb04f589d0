package io.mien.platform;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A body that has been read from the network: whoever reads it now waits for nobody.
 *
 * @param file where a large one lies, null while it fits into memory
 * @param whole false when its sender was gone before its end
 */
record ArrivedBody(Buffer memory, @Nullable Path file, boolean whole) {
    static final String KEY = "mien.arrived-body";

    /** A stream that is opened when it is first read; one that broke off ends as the network would have ended it. */
    InputStream stream() {
        return new InputStream() {
            @Nullable
            private InputStream bytes;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (bytes == null) {
                    bytes = open();
                }
                int read = bytes.read(into, offset, length);
                if (read < 0 && !whole) {
                    throw new IOException("The sender was gone before the end");
                }
                return read;
            }

            @Override
            public void close() throws IOException {
                if (bytes != null) {
                    bytes.close();
                }
            }
        };
    }

    private InputStream open() throws IOException {
        return file == null ? new ByteArrayInputStream(memory.getBytes()) : Files.newInputStream(file);
    }
}
