package io.mien.visit;

import io.mien.platform.Problem;
import java.util.Locale;

/** A visit was asked for something that its stage, its consent or its tab does not allow. */
public class VisitRefused extends Problem {
    private static final long serialVersionUID = 1L;

    private VisitRefused(int status, String type, String detail) {
        super(status, type, detail);
    }

    static VisitRefused withoutConsent() {
        return new VisitRefused(
                403, "consent-missing", "Nothing is recorded or accepted without consent to the current text.");
    }

    static VisitRefused ageNotAsked() {
        return new VisitRefused(409, "age-not-asked", "The age is asked before anything else.");
    }

    static VisitRefused over() {
        return new VisitRefused(409, "visit-over", "This visit has ended. Nothing more is recorded.");
    }

    /** Something was asked for that comes after this step. */
    static VisitRefused before(Step step) {
        return new VisitRefused(409, "visit-stage", "Another step comes first: %s.".formatted(step.stored()));
    }

    static VisitRefused cameraNotChecked() {
        return new VisitRefused(409, "camera-not-checked", "The camera check has no good verdict of the last minute.");
    }

    static VisitRefused cameraTooSlow(int least) {
        return new VisitRefused(
                422,
                "camera-too-slow",
                "The camera is too slow: it must deliver at least %d frames per second.".formatted(least));
    }

    static VisitRefused withoutCamera() {
        return new VisitRefused(
                403, "camera-declined", "This visit goes on without a camera: no picture is taken or accepted.");
    }

    static VisitRefused cameraNeeded() {
        return new VisitRefused(
                409, "camera-needed", "This study needs a camera, or its first ad was played with one.");
    }

    static VisitRefused nothingAsked() {
        return new VisitRefused(
                409, "nothing-asked", "Only people who saw all ads with a camera are asked how they watched.");
    }

    static VisitRefused unknownAnswer() {
        return new VisitRefused(400, "answer-unknown", "The answer is either yes or no.");
    }

    static VisitRefused elsewhere() {
        return new VisitRefused(409, "visit-elsewhere", "This visit goes on in another tab or window.");
    }

    static VisitRefused withoutTab() {
        return new VisitRefused(
                400,
                "visit-tab-missing",
                "The header Visit-Tab must name this tab in %d to %d characters."
                        .formatted(VisitTab.MIN_LENGTH, VisitTab.MAX_LENGTH));
    }

    static VisitRefused unreadableLog() {
        return new VisitRefused(422, "timing-log-unreadable", "The timing log must be a JSON object of version 1.");
    }

    static VisitRefused longLog() {
        return new VisitRefused(
                413,
                "timing-log-too-large",
                "The timing log must not be larger than %d MB.".formatted(TimingLogBody.MAX_BYTES >> 20));
    }

    static VisitRefused adsLeft() {
        return new VisitRefused(409, "ads-left", "Not every ad has been played and uploaded yet.");
    }

    static VisitRefused questionsLeft() {
        return new VisitRefused(409, "questions-left", "Not every question has been answered yet.");
    }

    static VisitRefused exposure(Exposure.State from, Exposure.State to) {
        return new VisitRefused(
                409,
                "exposure-" + from.name().toLowerCase(Locale.ROOT),
                "An exposure that is %s cannot become %s.".formatted(from, to));
    }

    static VisitRefused unknownTrack() {
        return new VisitRefused(422, "track-unknown", "The ad has no captions or descriptions in this language.");
    }

    static VisitRefused notNext() {
        return new VisitRefused(409, "exposure-not-next", "Another ad comes first in the order drawn for this visit.");
    }
}
