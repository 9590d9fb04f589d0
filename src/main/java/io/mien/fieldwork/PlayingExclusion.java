package io.mien.fieldwork;

import java.util.Locale;

/** Why the playing of an ad cannot be used, as the page or the server found it at once. */
public enum PlayingExclusion implements Exclusion {
    HIDDEN,
    MUTED,
    CAMERA_LOST,
    PLAYBACK_FAILED,
    TOO_LONG,
    RECORDER_FAILED,
    ABANDONED,
    UPLOAD_LOST,
    UPLOAD_ABANDONED,
    INTERRUPTED,
    TIMED_OUT;

    /** The page's own spelling: lower case with hyphens. */
    @Override
    public String stored() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
