package io.mien.recording;

import io.mien.platform.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** The bytes of a recording, wherever they are: still arriving, waiting for the store, in it, or copied there. */
@ApplicationScoped
public class RecordingFiles {
    private final Spool spool;
    private final ObjectStore store;

    RecordingFiles(Spool spool, ObjectStore store) {
        this.spool = spool;
        this.store = store;
    }

    /** The original; what has not come to the store yet lies in the spool. Empty when it is gone. */
    Optional<InputStream> open(String storageKey) throws IOException {
        try {
            return Optional.of(store.exists(storageKey) ? store.open(storageKey) : spool.open(storageKey));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Deletes all of them; what is gone already is no error. */
    public void delete(String storageKey) throws IOException {
        spool.delete(storageKey);
        store.delete(storageKey);
        store.delete(Recording.playableKey(storageKey));
    }
}
