package io.mien.fieldwork;

import io.mien.fieldwork.VisitEvent.Fact;
import io.mien.fieldwork.VisitEvent.Kind;
import io.mien.fieldwork.VisitEvent.Move;

/** Facts of visits whose fields a test set by hand. */
public final class VisitFacts {
    private VisitFacts() {}

    /** Lets a visit come to stand where its fields say, in one step; its verbs go on from there. */
    public static void tell(RespondentSession visit) {
        VisitEvent.tell(visit, Fact.of(Kind.LANDED, visit.startedAt), new Move(null, Standing.of(visit)));
    }
}
