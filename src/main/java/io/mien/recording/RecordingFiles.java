package io.mien.recording;

import io.mien.platform.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** The bytes of a recording, wherever they are: still arriving, waiting for the store, in it, or copied there. */
@ApplicationScoped
public class RecordingFiles {
    private final Spool spool;
    private final ObjectStore store;

    RecordingFiles(Spool spool, ObjectStore store) {
        this.spool = spool;
        this.store = store;
    }

    /** Deletes all of them; what is gone already is no error. */
    public void delete(String storageKey) throws IOException {
        spool.delete(storageKey);
        store.delete(storageKey);
        store.delete(Recording.playableKey(storageKey));
    }
}
