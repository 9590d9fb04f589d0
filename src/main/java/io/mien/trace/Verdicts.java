package io.mien.trace;

import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Exclusion;
import io.mien.fieldwork.VisitExclusion;
import io.mien.visit.Exposure;
import io.mien.visit.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a visit counts (method page, section 15), once it is complete and the recordings of all its ads are read. It counts towards the
 * target when each ad drawn for its person is valid for expression, in part when only some are, and not at all when none is
 * valid. A visit that still runs, or that ended in another way, gets no verdict, whatever its recordings show.
 *
 * <p>A visit that counts in part gives its valid readings to the curves of their ads: validity is judged per exposure, over the
 * ad's own time, and a face lost in the second ad says nothing against what was read in the first. Leaving it out would also
 * bend the curves: which ad fails is no accident (a long or dull one loses more faces), so an ad's curve would depend on what
 * it was shown with.
 */
public final class Verdicts {
    private final Visit visit;
    private final List<Watched> ads;
    private final Instant now;

    private Verdicts(Visit visit, List<Watched> ads, Instant now) {
        this.visit = visit;
        this.ads = ads;
        this.now = now;
    }

    /** The verdict on a visit of the database, once it ended or one of its recordings is read. Inside the caller's transaction. */
    public static void on(Visit visit, Instant now) {
        List<Exposure> exposures = visit.exposures();
        List<EmotionTrace> traces = exposures.stream()
                .flatMap(exposure -> EmotionTrace.currentOf(exposure.id).stream())
                .toList();
        on(visit, exposures, traces, now);
    }

    /** The same of exposures and current traces that are at hand. */
    public static void on(Visit visit, List<Exposure> exposures, List<EmotionTrace> traces, Instant now) {
        if (visit.disposition != Disposition.COMPLETE) {
            return;
        }
        Map<UUID, EmotionTrace> read =
                traces.stream().collect(Collectors.toMap(trace -> trace.exposureId, Function.identity()));
        List<Watched> ads = Exposure.standing(exposures).stream()
                .map(exposure -> new Watched(exposure, read.get(exposure.id)))
                .toList();
        new Verdicts(visit, ads, now).judge();
    }

    /** @param trace what was read of it; null before */
    private record Watched(Exposure exposure, @Nullable EmotionTrace trace) {
        boolean isUnread() {
            return exposure.state != Exposure.State.INVALID && trace == null;
        }

        boolean isValid() {
            return exposure.state != Exposure.State.INVALID && trace != null && trace.valid;
        }

        boolean isValidForExpression() {
            return isValid() && trace != null && trace.readsExpressions();
        }

        /** What speaks against it; empty where it is valid for expression. */
        Optional<Exclusion> exclusion() {
            return exposure.exclusion()
                    .or(() -> Optional.ofNullable(trace).flatMap(EmotionTrace::exclusion))
                    .or(() -> Optional.ofNullable(trace).flatMap(EmotionTrace::onlyAttentionBecause));
        }
    }

    private void judge() {
        if (ads.stream().anyMatch(Watched::isUnread)) {
            visit.verdict().reopen(now);
            return;
        }
        if (ads.stream().noneMatch(Watched::isValid)) {
            visit.verdict().reverse(firstExclusion(), now);
        } else if (ads.stream().allMatch(Watched::isValidForExpression)) {
            visit.verdict().validate(now);
        } else {
            validateInPart();
        }
    }

    private void validateInPart() {
        boolean attention =
                ads.stream().allMatch(Watched::isValid) && ads.stream().noneMatch(Watched::isValidForExpression);
        if (attention) {
            visit.verdict().validateForAttention(firstExclusion(), now);
        } else {
            visit.verdict().validateInPart(firstExclusion(), now);
        }
    }

    private Exclusion firstExclusion() {
        return ads.stream().flatMap(ad -> ad.exclusion().stream()).findFirst().orElse(VisitExclusion.NOTHING_RECORDED);
    }
}
