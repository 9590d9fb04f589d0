package io.mien.visit;

import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Exclusion;
import io.mien.fieldwork.Validity;
import io.mien.fieldwork.VisitEvent;
import io.mien.fieldwork.VisitEvent.Fact;
import io.mien.fieldwork.VisitEvent.Kind;
import io.mien.fieldwork.VisitExclusion;
import java.time.Instant;
import java.util.Optional;

/** Whether a visit counts, by what its recordings show and what its person says. */
public record VisitVerdict(Visit visit) {

    /** True while a visit that brought recordings has not yet been asked whether to use them. */
    boolean awaitsSeriousness() {
        return visit.disposition == Disposition.COMPLETE && visit.watchedSeriously == null;
    }

    /**
     * What the person says at the end; the first answer stands. A visit that was not watched as usual does not count,
     * whatever the recordings show (the seriousness check of Aust et al., Behavior Research Methods 45, 2013).
     *
     * @return whether the visit counts no longer because of it
     */
    boolean tellSeriousness(boolean serious, Instant now) {
        if (visit.disposition != Disposition.COMPLETE) {
            throw VisitRefused.nothingAsked();
        }
        if (visit.watchedSeriously != null) {
            return false;
        }
        visit.watchedSeriously = serious;
        if (!serious) {
            reverse(VisitExclusion.NOT_SERIOUS, now);
        }
        return !serious;
    }

    /** At least one of the visit's recordings passed the quality rules; it counts, unless its person says otherwise. */
    public void validate(Instant now) {
        validate(Kind.VALIDATED_FOR_EXPRESSION, now);
    }

    /** The same where no recording shows enough of the face to read expressions: it counts for attention alone. */
    public void validateForAttention(Instant now) {
        validate(Kind.VALIDATED_FOR_ATTENTION, now);
    }

    private void validate(Kind verdict, Instant now) {
        if (Boolean.FALSE.equals(visit.watchedSeriously)) {
            reverse(VisitExclusion.NOT_SERIOUS, now);
            return;
        }
        if (visit.validity == Validity.VALID
                && VisitEvent.lastVerdict(visit.id).filter(verdict::equals).isPresent()) {
            return;
        }
        VisitTelling.moves(visit, Fact.of(verdict, now), () -> {
            visit.validity = Validity.VALID;
            visit.reversalReason = null;
        });
    }

    /** The visit no longer counts. Said again for the same reason it is no new fact. */
    public void reverse(Exclusion why, Instant now) {
        if (visit.validity == Validity.REVERSED
                && exclusion().filter(why::equals).isPresent()) {
            return;
        }
        VisitTelling.moves(visit, Fact.reversed(why, now), () -> {
            visit.validity = Validity.REVERSED;
            visit.reversalReason = why.stored();
        });
    }

    /** Why it does not count; empty where it may. */
    public Optional<Exclusion> exclusion() {
        return Exclusion.of(visit.reversalReason);
    }
}
