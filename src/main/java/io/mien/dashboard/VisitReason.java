package io.mien.dashboard;

import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Exclusion;
import io.mien.fieldwork.QualityRule;
import io.mien.fieldwork.VisitExclusion;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A reason that visits can be filtered by.
 *
 * @param name of an exclusion's rule or of a way to leave, as addresses have it
 * @param state of the visits that it applies to: those excluded, among them those excluded in part, or those that left
 */
public record VisitReason(String name, String words, VisitState state) {
    private static final Set<Disposition> STAYED =
            EnumSet.of(Disposition.COMPLETE, Disposition.COMPLETE_WITHOUT_CAMERA);
    private static final List<VisitReason> ALL =
            Stream.concat(excluded(), left()).toList();

    static List<VisitReason> all() {
        return ALL;
    }

    private static Stream<VisitReason> excluded() {
        return Stream.<Exclusion[]>of(QualityRule.values(), VisitExclusion.values())
                .flatMap(Arrays::stream)
                .map(why -> new VisitReason(why.stored(), why.words(), VisitState.EXCLUDED))
                .sorted(Comparator.comparing(VisitReason::words));
    }

    private static Stream<VisitReason> left() {
        return Arrays.stream(Disposition.values())
                .filter(way -> !STAYED.contains(way))
                .map(way -> new VisitReason(way.name(), Reasons.of(way), VisitState.LEFT));
    }
}
