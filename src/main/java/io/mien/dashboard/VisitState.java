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

    private final String words;
    private final String tone;

    VisitState(String words, String tone) {
        this.words = words;
        this.tone = tone;
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
