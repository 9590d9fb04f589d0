package io.mien.account;

import io.mien.platform.Wording;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditEntry;
import java.util.List;
import java.util.Locale;

/**
 * A page of the audit trail.
 *
 * @param chain what is known of its seals
 */
public record AuditView(List<Row> rows, AuditAsk ask, String chain) {
    static final int PAGE = 50;

    /** @param subject id of what it was done to, empty when there is none */
    public record Row(long number, String at, String who, String action, String what, String subject) {
        static Row of(AuditEntry entry) {
            return new Row(
                    entry.number,
                    Wording.moment(entry.at),
                    entry.actor,
                    words(entry.action),
                    entry.detail,
                    entry.subject == null ? "" : entry.subject.toString());
        }
    }

    /** A kind of entry on the filter. */
    public record Kind(String name, String words) {}

    static AuditView of(List<AuditEntry> entries, AuditAsk ask, String chain) {
        return new AuditView(entries.stream().map(Row::of).toList(), ask, chain);
    }

    public List<Kind> kinds() {
        return List.of(AuditAction.values()).stream()
                .map(action -> new Kind(action.name(), words(action)))
                .toList();
    }

    public boolean isFull() {
        return rows.size() == PAGE;
    }

    public String older() {
        return AccountAddresses.trail() + ask.query(rows.get(rows.size() - 1).number());
    }

    public String file() {
        return AccountAddresses.trailFile() + ask.query(0);
    }

    private static String words(AuditAction action) {
        return action.name().toLowerCase(Locale.ROOT);
    }
}
