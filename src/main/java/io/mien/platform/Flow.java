package io.mien.platform;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A large answer. Its bytes are read in pieces, each when the one before it has left: a reader who is slow keeps no
 * worker thread waiting. The one way in which files leave this server.
 *
 * @param source opened when the answer begins, released when it ends
 * @param length bytes of it
 */
public record Flow(Source source, long length) {

    /** Where the bytes come from. */
    public interface Source {
        InputStream open() throws IOException;

        /** Nothing more is read; also called where nothing ever was. */
        default void release() throws IOException {}
    }

    /** What writes an answer that is made while it is written. */
    public interface Author {
        void write(OutputStream out) throws IOException;
    }

    /** Lets an answer be written to a file at the server's own pace, and sends that at the reader's. */
    public static Flow written(Path home, Author author) throws IOException {
        PassingFile file = PassingFile.under(home);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file.path()))) {
            author.write(out);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
        return new Flow(new Passing(file), Files.size(file.path()));
    }

    private record Passing(PassingFile file) implements Source {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file.path());
        }

        @Override
        public void release() throws IOException {
            file.close();
        }
    }
}
