package io.mien.dashboard;

import io.mien.fieldwork.Origin;
import io.mien.visit.VisitAddresses;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The page of visits as asked for: its rows, where they stand among all, and the choices of the filter. */
public record VisitListing(UUID id, String name, boolean sample, VisitPage page, VisitAsk ask) {

    /** @param name as the address has it */
    public record Choice(String name, String words) {}

    /** @param label what all choices of the group have in common */
    public record Group(String label, List<VisitReason> reasons) {}

    public List<VisitRow> rows() {
        return page.rows();
    }

    public VisitState[] states() {
        return VisitState.values();
    }

    public List<Choice> origins() {
        return Arrays.stream(Origin.values())
                .map(origin -> new Choice(origin.name(), VisitRow.cameBy(origin)))
                .toList();
    }

    public List<Group> reasons() {
        return List.of(group("Excluded, in full or in part", VisitState.EXCLUDED), group("Left", VisitState.LEFT));
    }

    private static Group group(String label, VisitState state) {
        return new Group(
                label,
                VisitReason.all().stream()
                        .filter(reason -> reason.state() == state)
                        .toList());
    }

    public String sentence() {
        if (isEmpty()) {
            return ask.isFiltered() ? "No visits match this filter." : "Nobody has come yet.";
        }
        return capitalised(visits()) + (ask.isFiltered() ? matches() : "") + parked() + ".";
    }

    /** Nothing matches, on any page. */
    public boolean isEmpty() {
        return page.all().number() == 0;
    }

    private String visits() {
        return page.all().words() + (page.all().isOne() ? " visit" : " visits");
    }

    private String matches() {
        return (page.all().isOne() ? " matches" : " match") + " this filter";
    }

    private String parked() {
        Tally parked = page.parked();
        return parked.number() == 0 ? "" : "; " + parked.words() + (parked.isOne() ? " is parked" : " are parked");
    }

    private static String capitalised(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
    }

    /** "Visits 51 to 100 of 1,234"; far down, where nobody counts any more, "50 of more than 1,000 visits". */
    public String place() {
        if (page.newer().more()) {
            return page.rows().size() + " of " + visits();
        }
        long newer = page.newer().number();
        return "Visits %s to %s of %s"
                .formatted(
                        Tally.grouped(newer + 1),
                        Tally.grouped(newer + page.rows().size()),
                        page.all().words());
    }

    /** True when not all that match fit on the page. */
    public boolean isPaged() {
        return !isFirst() || !isLast();
    }

    public boolean isFirst() {
        return page.previous().isEmpty();
    }

    public boolean isLast() {
        return page.next().isEmpty();
    }

    public String start() {
        return address() + ask.query();
    }

    public String previous() {
        return address()
                + page.previous().map(place -> ask.query("before", place)).orElse("");
    }

    public String next() {
        return address() + page.next().map(place -> ask.query("after", place)).orElse("");
    }

    public String file() {
        return VisitAddresses.file(id) + ask.query();
    }

    public String address() {
        return VisitAddresses.all(id);
    }
}
