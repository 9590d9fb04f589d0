package io.mien.account;

import io.mien.platform.InvalidFields;
import io.mien.platform.Parameter;
import io.mien.platform.TypedText;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditSearch;
import jakarta.ws.rs.DefaultValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which part of the audit trail the address asks for. */
public class AuditAsk {
    private static final int MAX_TEXT = 200;

    /** A part of the login. */
    @RestQuery
    @DefaultValue("")
    public String who = "";

    /** Name of an {@link AuditAction}; empty for all. */
    @RestQuery
    @DefaultValue("")
    public String action = "";

    /** A part of what it was, or the id of what it was done to. */
    @RestQuery
    @DefaultValue("")
    public String what = "";

    /** First day, UTC. */
    @RestQuery
    @DefaultValue("")
    public String from = "";

    /** Last day, UTC. */
    @RestQuery
    @DefaultValue("")
    public String to = "";

    /** Entries below this number; 0 for the newest. */
    @RestQuery
    @DefaultValue("0")
    public String before = "0";

    AuditSearch search() {
        LocalDate last = day("to", to);
        return new AuditSearch(
                TypedText.sought("who", who),
                chosen(),
                TypedText.sought("what", what),
                start(day("from", from)),
                start(last == null ? null : last.plusDays(1)));
    }

    long below() {
        long number = Parameter.inAddress("before", before).wholeLong();
        if (number < 0) {
            throw InvalidFields.inAddress("before", "before is the number of an entry.");
        }
        return number == 0 ? Long.MAX_VALUE : number;
    }

    public boolean isFiltered() {
        return !(who + action + what + from + to).isBlank();
    }

    public int maxText() {
        return MAX_TEXT;
    }

    /** The filter as a query; empty, or it begins with "?". */
    String query(long below) {
        List<String> parts = new ArrayList<>();
        add(parts, "who", who);
        add(parts, "action", action);
        add(parts, "what", what);
        add(parts, "from", from);
        add(parts, "to", to);
        add(parts, "before", below == 0 ? "" : Long.toString(below));
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isBlank()) {
            parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private @Nullable AuditAction chosen() {
        if (action.isBlank()) {
            return null;
        }
        return Parameter.inAddress("action", action).oneOf(AuditAction.values());
    }

    private static @Nullable LocalDate day(String field, String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw InvalidFields.inAddress(field, field + " is a day such as 2026-11-29.");
        }
    }

    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
