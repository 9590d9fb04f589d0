package io.mien.campaign;

import io.mien.platform.Digest;
import io.mien.platform.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/** An ad's files in the store. */
@ApplicationScoped
class AdFiles {
    private final ObjectStore store;

    AdFiles(ObjectStore store) {
        this.store = store;
    }

    /** Stores the file and returns its SHA-256. */
    byte[] put(String key, Path file) throws IOException {
        MessageDigest digest = Digest.sha256();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            store.put(key, bytes);
        }
        return digest.digest();
    }

    void delete(Ad ad) {
        delete(ad.storageKey, ad.posterKey);
        if (ad.sourceKey != null) {
            delete(ad.sourceKey);
        }
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
