package io.mien.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * What the respondent's page noted while one exposure was recorded. All times are milliseconds of the page's one
 * monotonic clock.
 *
 * @param recorder when recording was asked for, began and ended
 * @param camera frames of the camera preview, in order
 * @param ad frames of the ad as they went on screen, in order
 * @param events what happened to the ad, the page and the camera, in order
 */
public record TimingLog(Recorder recorder, List<CameraFrame> camera, List<AdFrame> ad, List<PageEvent> events) {

    /** @param startedAt when the page called start, @param stoppedAt when recording ended */
    public record Recorder(double startedAt, double stoppedAt) {}

    /** @param captureTime NaN when the browser gives none, @param presentationTime when the preview showed it */
    public record CameraFrame(double captureTime, double presentationTime) {}

    /** @param shownAt page time at which the frame went on screen, @param adMs its place in the ad, milliseconds */
    public record AdFrame(double shownAt, double adMs) {}

    /** @param adMs place in the ad, milliseconds; NaN when not told */
    public record PageEvent(double at, Kind kind, double adMs) {}

    /** What can happen; MUTE and UNMUTE are the camera's. */
    public enum Kind {
        PREROLL_START,
        PLAY,
        PLAYING,
        PAUSE,
        WAITING,
        STALLED,
        SEEKING,
        SEEKED,
        RATECHANGE,
        ENDED,
        HIDDEN,
        VISIBLE,
        MUTE,
        UNMUTE,
        FULLSCREENCHANGE
    }

    /**
     * Reads the page's JSON, which comes from a stranger's browser.
     *
     * @throws UnreadableTimingLog with a sentence when it is too large, malformed, holds a number that is not finite or
     *     out of range, or a time that runs backwards
     */
    public static TimingLog parse(byte[] json) {
        return TimingLogReader.read(json);
    }

    /** Spans [from, to] of page time between an event of kind {@code from} and the next of kind {@code to}. */
    List<double[]> spans(Kind from, Kind to) {
        List<double[]> spans = new ArrayList<>();
        double open = Double.NaN;
        for (PageEvent event : events) {
            if (event.kind() == from && Double.isNaN(open)) {
                open = event.at();
            }
            if (event.kind() == to && !Double.isNaN(open)) {
                spans.add(new double[] {open, event.at()});
                open = Double.NaN;
            }
        }
        if (!Double.isNaN(open)) {
            spans.add(new double[] {open, Double.POSITIVE_INFINITY});
        }
        return spans;
    }

    /** Page time of the first event of this kind, or NaN. */
    double first(Kind kind) {
        return events.stream()
                .filter(event -> event.kind() == kind)
                .mapToDouble(PageEvent::at)
                .findFirst()
                .orElse(Double.NaN);
    }
}
