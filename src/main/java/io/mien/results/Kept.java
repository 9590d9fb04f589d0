package io.mien.results;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The last few of what takes person by person, by a digest of what they were computed from. */
final class Kept<T> {
    private static final int MAX_KEPT = 64;

    private final Map<String, T> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > MAX_KEPT;
        }
    };

    T of(String digest, Supplier<T> made) {
        synchronized (kept) {
            T known = kept.get(digest);
            if (known != null) {
                return known;
            }
        }
        T fresh = made.get();
        synchronized (kept) {
            kept.put(digest, fresh);
        }
        return fresh;
    }
}
