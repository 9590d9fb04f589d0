package io.mien.dashboard;

import io.mien.trace.EmotionTrace;
import io.mien.trace.EngineAgreement;
import java.util.Optional;

/** What the two engines' agreement over one exposure comes to, in sentences with their bases. */
final class AgreementWords {
    private static final String SHARED =
            " Both read one network's features, so agreement shows that a reading is steady, not that it is right.";

    private AgreementWords() {}

    static String of(EmotionTrace trace) {
        Optional<EmotionTrace> beside = trace.beside();
        return beside.isEmpty()
                ? "One engine read this playing (%s), so there is nothing to compare it with."
                        .formatted(trace.engine.words())
                : of(EngineAgreement.of(trace.perSecond(), beside.get().perSecond()));
    }

    static String of(EngineAgreement agreement) {
        if (agreement.compared() == 0) {
            return "The two engines cannot be compared: no second has frames with a face.";
        }
        return "The two engines agree in %s; %s. %s.%s"
                .formatted(
                        share(agreement.agreed(), agreement.compared()),
                        hatched(agreement.disagreements().size()),
                        expressive(agreement),
                        SHARED);
    }

    private static String share(int agreed, int compared) {
        return "%d of %d compared %s".formatted(agreed, compared, compared == 1 ? "second" : "seconds");
    }

    private static String hatched(int seconds) {
        return switch (seconds) {
            case 0 -> "none is hatched";
            case 1 -> "the other one is hatched";
            default -> "the other %d are hatched".formatted(seconds);
        };
    }

    private static String expressive(EngineAgreement agreement) {
        int seconds = agreement.comparedExpressive();
        return seconds == 0
                ? "In none of them did either find an expression likelier than neutral"
                : "Where at least one found an expression likelier than neutral, they agree in %d of %d"
                        .formatted(agreement.agreedExpressive(), seconds);
    }
}
