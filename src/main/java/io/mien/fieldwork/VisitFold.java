package io.mien.fieldwork;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Folds facts into the visits that they are about. Each fact adds its visit where it stands and takes it away where it
 * stood, so that a verdict which changed, or a visit that was erased, needs no rule of its own and no look at other facts
 * of the same visit.
 */
final class VisitFold {
    private final Map<Place, long[]> counts = new LinkedHashMap<>();

    private VisitFold() {}

    /**
     * So many facts of one campaign, country and way in that moved their visits alike.
     *
     * @param stood where from; null for visits that were nowhere
     * @param stands where to; null for visits that are gone
     */
    record Moves(
            UUID campaignId,
            String country,
            Origin origin,
            @Nullable String stood,
            @Nullable String stands,
            long facts) {}

    private record Place(UUID campaignId, String country, Origin origin, Standing standing) {}

    static List<VisitGroup> of(List<Moves> all) {
        VisitFold fold = new VisitFold();
        for (Moves moves : all) {
            fold.add(moves, moves.stands(), moves.facts());
            fold.add(moves, moves.stood(), -moves.facts());
        }
        return fold.counts.entrySet().stream()
                .filter(each -> each.getValue()[0] != 0)
                .map(each -> group(each.getKey(), each.getValue()))
                .toList();
    }

    private void add(Moves moves, @Nullable String text, long visits) {
        if (text == null) {
            return;
        }
        Standing standing = Standing.parse(text);
        Place place = new Place(moves.campaignId(), moves.country(), moves.origin(), standing.apartFromReach());
        long[] count = counts.computeIfAbsent(place, any -> new long[3]);
        count[0] += visits;
        count[1] += standing.isConsented() ? visits : 0;
        count[2] += standing.isCameraPassed() ? visits : 0;
    }

    private static VisitGroup group(Place place, long[] count) {
        Standing standing = place.standing();
        return new VisitGroup(
                place.campaignId(),
                place.country(),
                place.origin(),
                standing.disposition(),
                standing.validity(),
                standing.exclusion(),
                standing.cameraFree(),
                count[0],
                count[1],
                count[2]);
    }
}
