package io.mien.dashboard;

import jakarta.ws.rs.DefaultValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;

/** Which visits the address asks for, as it stands there; a parameter that is left empty does not narrow. */
public class VisitAsk {
    /** A whole id with its hyphens, and a few blanks around it. */
    private static final int MAX_VISIT = 40;

    /** Alpha-2 code. */
    @RestQuery
    @DefaultValue("")
    public String country = "";

    /** Name of a {@link VisitState}. */
    @RestQuery
    @DefaultValue("")
    public String state = "";

    /** Name of one of {@link VisitReason#all()}. */
    @RestQuery
    @DefaultValue("")
    public String reason = "";

    /** How the person came in. */
    @RestQuery
    @DefaultValue("")
    public String origin = "";

    /** The beginning of a visit's id, or of the short id that the pages show. */
    @RestQuery
    @DefaultValue("")
    public String visit = "";

    /** The page that follows this {@link VisitCursor}. */
    @RestQuery
    @DefaultValue("")
    public String after = "";

    /** The page that ends before this {@link VisitCursor}. */
    @RestQuery
    @DefaultValue("")
    public String before = "";

    /** Characters that the page takes for a visit. */
    public int maxVisit() {
        return MAX_VISIT;
    }

    public boolean isFiltered() {
        return !filters().isEmpty();
    }

    /** The filters as a query, without a place in the list; empty when there are none. */
    public String query() {
        return query(filters());
    }

    /** The same with a place in the list. */
    String query(String parameter, VisitCursor place) {
        Map<String, String> all = filters();
        all.put(parameter, place.text());
        return query(all);
    }

    private Map<String, String> filters() {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("visit", visit.strip());
        filters.put("country", country);
        filters.put("state", state);
        filters.put("reason", reason);
        filters.put("origin", origin);
        filters.values().removeIf(String::isEmpty);
        return filters;
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", parameters.isEmpty() ? "" : "?", ""));
    }
}
