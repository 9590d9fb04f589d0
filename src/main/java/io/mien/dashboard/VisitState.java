package io.mien.dashboard;

import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Validity;
import org.jspecify.annotations.Nullable;

/** Where a visit stands, as staff ask about it. */
public enum VisitState {
    UNDER_WAY("under way", ""),
    CODING("coding", ""),
    VALID("valid", "ok"),
    EXCLUDED("excluded", "stop"),
    PARKED("parked", "warn"),
    WITHOUT_CAMERA("without a camera", ""),
    LEFT("left", "");

    private static final String PARKED_RECORDING =
            "(select 1 from Exposure e join Recording r on r.exposureId = e.id where e.visitId = s.id and r.state = PARKED)";

    private final String words;
    private final String tone;

    VisitState(String words, String tone) {
        this.words = words;
        this.tone = tone;
    }

    /** {@link #of} as the condition of a query on a visit {@code s}. */
    String condition() {
        return switch (this) {
            case VALID -> "s.validity = VALID";
            case EXCLUDED -> "s.validity = REVERSED";
            case PARKED -> "s.validity = PENDING and exists " + PARKED_RECORDING;
            case UNDER_WAY -> pending("s.disposition is null");
            case CODING -> pending("s.disposition = COMPLETE");
            case WITHOUT_CAMERA -> pending("s.disposition = COMPLETE_WITHOUT_CAMERA");
            case LEFT -> pending("s.disposition not in (COMPLETE, COMPLETE_WITHOUT_CAMERA)");
        };
    }

    private static String pending(String ending) {
        return "s.validity = PENDING and " + ending + " and not exists " + PARKED_RECORDING;
    }

    /** The verdict stands above all; until there is one, a parked recording holds the visit up. */
    static VisitState of(@Nullable Disposition disposition, Validity validity, boolean parked) {
        if (validity != Validity.PENDING) {
            return validity == Validity.VALID ? VALID : EXCLUDED;
        }
        if (parked) {
            return PARKED;
        }
        if (disposition == null) {
            return UNDER_WAY;
        }
        return switch (disposition) {
            case COMPLETE -> CODING;
            case COMPLETE_WITHOUT_CAMERA -> WITHOUT_CAMERA;
            default -> LEFT;
        };
    }

    public String words() {
        return words;
    }

    /** Class of the tag beside the word. */
    public String tone() {
        return tone;
    }
}
