package io.mien.dashboard;

import java.util.List;
import java.util.Optional;

/**
 * One page of the visits that match.
 *
 * @param newer how many of them come before this page
 * @param all how many there are
 * @param parked how many of all are parked
 * @param previous where this page begins, unless it is the first
 * @param next where this page ends, unless it is the last
 */
record VisitPage(
        List<VisitRow> rows,
        Tally newer,
        Tally all,
        Tally parked,
        Optional<VisitCursor> previous,
        Optional<VisitCursor> next) {}
