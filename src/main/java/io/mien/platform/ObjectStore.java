package io.mien.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where files live: ads, posters and recordings.
 *
 * <p>Keys are relative paths of letters, digits, {@code - _ . /} and begin with the tenant's id. Every method throws
 * {@link IOException} when the store cannot be reached and {@link java.nio.file.NoSuchFileException} for an unknown key.
 */
public interface ObjectStore {

    /** What a key looks like. */
    Pattern KEY = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*");

    /** Stores all bytes under the key, durably and in one step: readers see the old object or the new one. */
    void put(String key, InputStream bytes) throws IOException;

    InputStream open(String key) throws IOException;

    /**
     * Opens a part of an object.
     *
     * @param first offset of the first byte, inside the object
     * @param length bytes from there on, at least 1; an object that ends earlier ends the stream
     */
    InputStream open(String key, long first, long length) throws IOException;

    /** Bytes stored under the key. */
    long size(String key) throws IOException;

    boolean exists(String key) throws IOException;

    /** Removes the object; removing what is not there is no error. */
    void delete(String key) throws IOException;

    /** A file on this machine with the object's bytes, for child processes; closing it releases what was copied. */
    LocalFile local(String key) throws IOException;

    /** Returns when objects can be read and written at the moment. */
    void requireReady() throws IOException;

    /** The key itself, when it is one. */
    static String requireKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("Not a key of the object store: " + key);
        }
        return key;
    }

    /** A readable local copy or view of an object. */
    interface LocalFile extends AutoCloseable {
        Path path();

        @Override
        void close() throws IOException;
    }
}
