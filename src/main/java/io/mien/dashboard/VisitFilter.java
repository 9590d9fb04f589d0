package io.mien.dashboard;

import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Origin;
import io.mien.platform.InvalidFields;
import io.mien.platform.Parameter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which visits of a campaign are asked for, as the condition of a query on a visit {@code s}.
 *
 * @param conditions each of which a visit has to meet
 */
record VisitFilter(List<String> conditions, Map<String, Object> parameters) {
    private static final int DIGITS = 32;
    private static final int SHORT_DIGITS = 12;

    VisitFilter {
        conditions = List.copyOf(conditions);
        parameters = Map.copyOf(parameters);
    }

    /** Refuses a value that means nothing, by its name: a list that ignored it would show what was not asked for. */
    static VisitFilter of(VisitAsk ask) {
        VisitFilter filter = new VisitFilter(List.of(), Map.of());
        if (!ask.country.isEmpty()) {
            filter = filter.and("s.country = :country", Map.of("country", country(ask.country)));
        }
        if (!ask.origin.isEmpty()) {
            filter = filter.and(
                    "s.origin = :origin",
                    Map.of("origin", Parameter.inAddress("origin", ask.origin).oneOf(Origin.values())));
        }
        if (!ask.state.isEmpty()) {
            filter = filter.in(Parameter.inAddress("state", ask.state).oneOf(VisitState.values()));
        }
        if (!ask.reason.isEmpty()) {
            filter = filter.because(reason(ask.reason));
        }
        return ask.visit.isBlank() ? filter : filter.beginning(digits(ask.visit));
    }

    /** The same for visits in one state only. */
    VisitFilter in(VisitState state) {
        return and(state.condition(), Map.of());
    }

    VisitFilter and(String condition, Map<String, Object> further) {
        List<String> all = new java.util.ArrayList<>(conditions);
        all.add(condition);
        Map<String, Object> known = new HashMap<>(parameters);
        known.putAll(further);
        return new VisitFilter(all, known);
    }

    String condition() {
        return conditions.stream().map(each -> " and (" + each + ")").collect(Collectors.joining());
    }

    private VisitFilter because(VisitReason reason) {
        if (reason.state() == VisitState.LEFT) {
            return in(VisitState.LEFT)
                    .and("s.disposition = :reason", Map.of("reason", Disposition.valueOf(reason.name())));
        }
        return and("s.reversalRule = :reason", Map.of("reason", reason.name()));
    }

    /** By the id's beginning, as files have it, or by that of its last twelve digits, as pages show it. */
    private VisitFilter beginning(String digits) {
        VisitFilter whole =
                and("s.id between :lowest and :highest", Map.of("lowest", id(digits, "0"), "highest", id(digits, "f")));
        if (digits.length() > SHORT_DIGITS) {
            return whole;
        }
        return and(
                "s.id between :lowest and :highest or s.shortId between :shortLowest and :shortHighest",
                Map.of(
                        "lowest",
                        id(digits, "0"),
                        "highest",
                        id(digits, "f"),
                        "shortLowest",
                        digits,
                        "shortHighest",
                        digits + "g"));
    }

    private static UUID id(String digits, String rest) {
        String all = digits + rest.repeat(DIGITS - digits.length());
        return UUID.fromString(all.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }

    private static String digits(String visit) {
        String digits = visit.strip().toLowerCase(Locale.ROOT).replace("-", "");
        if (!digits.matches("[0-9a-f]{1,%d}".formatted(DIGITS))) {
            throw InvalidFields.inAddress(
                    "visit", "visit is the beginning of a visit's id: digits and letters a to f.");
        }
        return digits;
    }

    private static String country(String code) {
        if (!Arrays.asList(Locale.getISOCountries()).contains(code)) {
            throw InvalidFields.inAddress("country", "country is two capital letters, as in DE.");
        }
        return code;
    }

    private static VisitReason reason(String name) {
        return Parameter.inAddress("reason", name).oneOf(VisitReason.all(), VisitReason::name);
    }
}
