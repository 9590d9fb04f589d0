package io.mien.dashboard;

import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Origin;
import io.mien.visit.Visit;
import org.jspecify.annotations.Nullable;

/**
 * Where a visit stands, as staff ask about it. As many visits are in a state as {@link io.mien.fieldwork.WhichPeople} counts of the
 * same name.
 */
public enum VisitState {
    UNDER_WAY("under way", ""),
    CODING("coding", ""),
    VALID("counts towards the target", "ok"),
    PARTIAL("valid in part", "warn"),
    EXCLUDED("excluded", "stop"),
    PARKED("parked", "warn"),
    WITHOUT_CAMERA("without a camera", ""),
    EXCLUDED_WITHOUT_CAMERA("excluded without a camera", "stop"),
    LEFT("left", ""),
    /** However it went. */
    PREVIEW("preview", "");

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
        return this == PREVIEW ? "s.origin = PREVIEW" : "s.origin <> PREVIEW and " + counted();
    }

    private String counted() {
        return switch (this) {
            case VALID -> "s.validity = VALID";
            case PARTIAL -> "s.validity = PARTIAL";
            case EXCLUDED -> "s.validity = REVERSED and not s.cameraFree";
            case EXCLUDED_WITHOUT_CAMERA -> "s.validity = REVERSED and s.cameraFree";
            case PARKED -> "s.validity = PENDING and exists " + PARKED_RECORDING;
            case UNDER_WAY -> pending("s.disposition is null");
            case CODING -> pending("s.disposition = COMPLETE");
            case WITHOUT_CAMERA -> pending("s.disposition = COMPLETE_WITHOUT_CAMERA");
            case LEFT -> pending("s.disposition not in (COMPLETE, COMPLETE_WITHOUT_CAMERA)");
            case PREVIEW -> throw new IllegalStateException("previews are not counted");
        };
    }

    private static String pending(String ending) {
        return "s.validity = PENDING and " + ending + " and not exists " + PARKED_RECORDING;
    }

    /** Previews never count. Otherwise the verdict stands above all; until there is one, a parked recording holds the visit up. */
    static VisitState of(Visit visit, boolean parked) {
        if (visit.origin == Origin.PREVIEW) {
            return PREVIEW;
        }
        return switch (visit.validity) {
            case VALID -> VALID;
            case PARTIAL -> PARTIAL;
            case REVERSED -> visit.cameraFree ? EXCLUDED_WITHOUT_CAMERA : EXCLUDED;
            case PENDING -> parked ? PARKED : undecided(visit.disposition);
        };
    }

    private static VisitState undecided(@Nullable Disposition disposition) {
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
