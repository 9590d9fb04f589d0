package io.mien.visit;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The browser tab that holds a visit; another one is told so.
 *
 * @param tab its name for itself, null while none holds the visit
 * @param seenAt when it was last heard of
 */
@Embeddable
public record TabLease(
        @Nullable String tab,
        @Nullable @Column(name = "tab_seen_at") Instant seenAt) {
    static final TabLease NONE = new TabLease(null, null);

    /** The lease of the tab that asks, unless another one holds it and was heard of within its length. */
    TabLease take(String asking, Instant now, Duration length) {
        boolean held = tab != null && seenAt != null && seenAt.plus(length).isAfter(now);
        if (held && !asking.equals(tab)) {
            throw VisitRefused.elsewhere();
        }
        return new TabLease(asking, now);
    }

    TabLease seen(Instant now) {
        return tab == null ? NONE : new TabLease(tab, now);
    }
}
