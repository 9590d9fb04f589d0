package io.mien.trace;

import io.mien.fieldwork.NeutralPause;
import io.mien.trace.TimingLog.AdFrame;
import io.mien.trace.TimingLog.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Maps page time to the ad's time. A pause, stall, seek or hidden tab is a hole in the map, never a shift of it; a moment
 * seen twice counts the first time.
 *
 * @param spans the playing spans, ascending in page time and in ad time
 * @param preRollFromMs page time at which the neutral pre-roll began; NaN when there was none
 * @param preRollToMs page time at which the ad's first frame was shown; NaN when it never was
 */
public record StimulusClock(List<Span> spans, double preRollFromMs, double preRollToMs) {
    /** Two shown frames belong to one playing span when page time and ad time advanced alike up to this. */
    private static final double TOLERANCE_MS = 50;

    private static final double TOLERANCE_SHARE = 0.02;

    /** The first and last frames may go unlogged for this long. */
    private static final double EDGE_MS = 1_000;

    /** How far the ended event may be from the video's end without telling of a stall. */
    private static final double ENDED_LATE_MS = 400;

    /** An imported recording's pre-roll is the stretch before the ad, up to this. */
    private static final double IMPORTED_PRE_ROLL_MS = NeutralPause.DEFAULT_LENGTH.toMillis();

    /** A stretch of undisturbed playing: page [pageFrom, pageTo] shows ad [adFrom, adTo], all milliseconds. */
    public record Span(double pageFrom, double pageTo, double adFrom, double adTo) {
        double adTimeAt(double pageMs) {
            return adFrom + (pageMs - pageFrom) * (adTo - adFrom) / (pageTo - pageFrom);
        }

        double pageTimeAt(double adMs) {
            return pageFrom + (adMs - adFrom) * (pageTo - pageFrom) / (adTo - adFrom);
        }
    }

    /** Reads the map from the frames and events the page logged. */
    public static StimulusClock fromLog(TimingLog log, double adDurationMs) {
        List<AdFrame> frames = advancing(log.ad());
        List<Span> playing = playing(frames, log, adDurationMs);
        if (playing.isEmpty()) {
            return new StimulusClock(List.of(), log.first(Kind.PREROLL_START), Double.NaN);
        }
        List<Span> once = once(without(log.spans(Kind.HIDDEN, Kind.VISIBLE), playing), adDurationMs);
        return new StimulusClock(
                once, log.first(Kind.PREROLL_START), playing.get(0).pageFrom());
    }

    /**
     * The map of an imported recording, which has an offset and nothing else.
     *
     * @param offsetMs time in the recording at which the ad began
     */
    public static StimulusClock fromOffset(double offsetMs, double adDurationMs) {
        Span whole = new Span(offsetMs, offsetMs + adDurationMs, 0, adDurationMs);
        return new StimulusClock(List.of(whole), Math.max(0, offsetMs - IMPORTED_PRE_ROLL_MS), offsetMs);
    }

    /** Ad time, milliseconds, shown at a page time, or NaN when the ad was not playing then. */
    public double adTimeAt(double pageMs) {
        for (Span span : spans) {
            if (pageMs >= span.pageFrom() && pageMs < span.pageTo()) {
                return span.adTimeAt(pageMs);
            }
        }
        return Double.NaN;
    }

    /** True between the start of the neutral pre-roll and the ad's first shown frame. */
    public boolean isPreRoll(double pageMs) {
        return pageMs >= preRollFromMs && pageMs < preRollToMs;
    }

    /** Length of the pre-roll, milliseconds; 0 when there was none. */
    double preRollMs() {
        double length = preRollToMs - preRollFromMs;
        return length > 0 ? length : 0;
    }

    /** Share of the ad, 0..1, that was played and seen. */
    double covered(double adDurationMs) {
        double seen =
                spans.stream().mapToDouble(span -> span.adTo() - span.adFrom()).sum();
        return Math.min(1, seen / adDurationMs);
    }

    /** Page time at which the ad was last playing; NaN when it never did. */
    double endMs() {
        return spans.isEmpty() ? Double.NaN : spans.get(spans.size() - 1).pageTo();
    }

    private static List<AdFrame> advancing(List<AdFrame> frames) {
        List<AdFrame> kept = new ArrayList<>();
        for (AdFrame frame : frames) {
            if (kept.isEmpty() || frame.shownAt() > kept.get(kept.size() - 1).shownAt()) {
                kept.add(frame);
            }
        }
        return kept;
    }

    private static List<Span> playing(List<AdFrame> frames, TimingLog log, double adDurationMs) {
        List<Span> spans = new ArrayList<>();
        for (int i = 1; i < frames.size(); i++) {
            AdFrame from = frames.get(i - 1);
            AdFrame to = frames.get(i);
            if (undisturbed(to.shownAt() - from.shownAt(), to.adMs() - from.adMs())) {
                spans.add(new Span(from.shownAt(), to.shownAt(), from.adMs(), to.adMs()));
            }
        }
        if (!spans.isEmpty()) {
            openBack(spans, log.first(Kind.PLAY));
            closeForward(spans, frames.get(frames.size() - 1), log, adDurationMs);
        }
        return spans;
    }

    private static boolean undisturbed(double page, double ad) {
        return ad > 0 && Math.abs(page - ad) <= TOLERANCE_MS + TOLERANCE_SHARE * page;
    }

    /** Frames shown before the first logged one are told by the video's own rate, but not before play was pressed. */
    private static void openBack(List<Span> spans, double play) {
        Span first = spans.get(0);
        double begun = first.pageFrom() - first.adFrom();
        if (first.adFrom() > 0 && first.adFrom() <= EDGE_MS && begun >= play - TOLERANCE_MS) {
            spans.add(0, new Span(begun, first.pageFrom(), 0, first.adFrom()));
        }
    }

    /** The last frame stays until the video ends. */
    private static void closeForward(List<Span> spans, AdFrame last, TimingLog log, double adDurationMs) {
        double rest = adDurationMs - last.adMs();
        double late = log.first(Kind.ENDED) - last.shownAt() - rest;
        boolean undisturbed = Math.abs(late) <= ENDED_LATE_MS;
        if (rest > 0 && rest <= EDGE_MS && undisturbed) {
            spans.add(new Span(last.shownAt(), last.shownAt() + rest, last.adMs(), adDurationMs));
        }
    }

    private static List<Span> without(List<double[]> holes, List<Span> spans) {
        List<Span> left = spans;
        for (double[] hole : holes) {
            List<Span> cut = new ArrayList<>();
            for (Span span : left) {
                addPart(cut, span, span.pageFrom(), Math.min(span.pageTo(), hole[0]));
                addPart(cut, span, Math.max(span.pageFrom(), hole[1]), span.pageTo());
            }
            left = cut;
        }
        return left;
    }

    private static void addPart(List<Span> parts, Span whole, double from, double to) {
        if (from < to) {
            parts.add(new Span(from, to, whole.adTimeAt(from), whole.adTimeAt(to)));
        }
    }

    /** Clips to the ad and leaves out what was seen before, so that ad time only advances; joins what touches. */
    private static List<Span> once(List<Span> spans, double adDurationMs) {
        List<Span> kept = new ArrayList<>();
        double reached = 0;
        for (Span span : spans) {
            double from = Math.max(span.adFrom(), reached);
            double to = Math.min(span.adTo(), adDurationMs);
            if (from < to) {
                kept.add(new Span(span.pageTimeAt(from), span.pageTimeAt(to), from, to));
                reached = to;
            }
        }
        return List.copyOf(kept);
    }
}
