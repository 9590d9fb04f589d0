package io.mien.campaign;

import io.mien.platform.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An ad's files in the store. */
@ApplicationScoped
class AdFiles {
    private final ObjectStore store;

    AdFiles(ObjectStore store) {
        this.store = store;
    }

    void delete(Ad ad) {
        delete(ad.storageKey, ad.posterKey);
    }

    void delete(String... keys) {
        try {
            for (String key : keys) {
                store.delete(key);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
