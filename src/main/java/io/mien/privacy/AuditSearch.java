package io.mien.privacy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the trail are wanted.
 *
 * @param actor a part of who it was, empty for everybody
 * @param action null for every kind
 * @param detail a part of what it was, or the whole id of its subject; empty for anything
 * @param from first moment, null for the beginning
 * @param to first moment after, null for now
 */
public record AuditSearch(
        String actor,
        @Nullable AuditAction action,
        String detail,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** A condition on {@link AuditEntry} and its parameters; entries below a number. */
    record Condition(String text, Map<String, Object> parameters) {}

    Condition below(long number) {
        List<String> parts = new ArrayList<>(List.of("number < :number"));
        Map<String, Object> values = new HashMap<>(Map.of("number", number));
        if (!actor.isBlank()) {
            parts.add("lower(actor) like :actor escape '!'");
            values.put("actor", containing(actor));
        }
        if (action != null) {
            parts.add("action = :action");
            values.put("action", action);
        }
        if (!detail.isBlank()) {
            parts.add("(lower(detail) like :detail escape '!' or cast(subject as String) = :subject)");
            values.put("detail", containing(detail));
            values.put("subject", detail.strip().toLowerCase(Locale.ROOT));
        }
        if (from != null) {
            parts.add("at >= :from");
            values.put("from", from);
        }
        if (to != null) {
            parts.add("at < :to");
            values.put("to", to);
        }
        return new Condition(String.join(" and ", parts) + " order by number desc", values);
    }

    private static String containing(String part) {
        return '%' + part.strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + '%';
    }
}
