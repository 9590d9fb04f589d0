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

    /** Every ad of the visit was read and is valid for expression; it counts, unless its person says otherwise. */
    public void validate(Instant now) {
        if (isRefusedByItsPerson(now) || stands(Kind.VALIDATED_FOR_EXPRESSION, Validity.VALID)) {
            return;
        }
        VisitTelling.moves(visit, Fact.of(Kind.VALIDATED_FOR_EXPRESSION, now), () -> {
            visit.validity = Validity.VALID;
            visit.reversalReason = null;
        });
    }

    /** Every ad is valid, and none for more than attention: the visit counts in part. */
    public void validateForAttention(Exclusion why, Instant now) {
        validateInPart(Kind.VALIDATED_FOR_ATTENTION, why, now);
    }

    /**
     * Some ads are valid, and not every one for expression: the visit counts in part.
     *
     * @param why what speaks against the first of the others
     */
    public void validateInPart(Exclusion why, Instant now) {
        validateInPart(Kind.VALIDATED_IN_PART, why, now);
    }

    private void validateInPart(Kind verdict, Exclusion why, Instant now) {
        if (isRefusedByItsPerson(now) || stands(verdict, Validity.PARTIAL) && isBecauseOf(why)) {
            return;
        }
        VisitTelling.moves(visit, Fact.because(verdict, why, now), () -> {
            visit.validity = Validity.PARTIAL;
            visit.reversalReason = why.stored();
        });
    }

    private boolean isRefusedByItsPerson(Instant now) {
        boolean refused = Boolean.FALSE.equals(visit.watchedSeriously);
        if (refused) {
            reverse(VisitExclusion.NOT_SERIOUS, now);
        }
        return refused;
    }

    private boolean stands(Kind verdict, Validity validity) {
        return visit.validity == validity
                && VisitEvent.lastVerdict(visit.id).filter(verdict::equals).isPresent();
    }

    /** The visit no longer counts. Said again for the same reason it is no new fact. */
    public void reverse(Exclusion why, Instant now) {
        if (visit.validity == Validity.REVERSED && isBecauseOf(why)) {
            return;
        }
        VisitTelling.moves(visit, Fact.because(Kind.REVERSED, why, now), () -> {
            visit.validity = Validity.REVERSED;
            visit.reversalReason = why.stored();
        });
    }

    /** Another of its recordings is to be read; what its person said stands. */
    public void reopen(Instant now) {
        if (visit.validity == Validity.PENDING || Boolean.FALSE.equals(visit.watchedSeriously)) {
            return;
        }
        VisitTelling.moves(visit, Fact.of(Kind.REOPENED, now), () -> {
            visit.validity = Validity.PENDING;
            visit.reversalReason = null;
        });
    }

    private boolean isBecauseOf(Exclusion why) {
        return exclusion().filter(why::equals).isPresent();
    }

    /** Why it does not count, or not in full; empty where it may. */
    public Optional<Exclusion> exclusion() {
        return Exclusion.of(visit.reversalReason);
    }
}
