package io.mien.trace;

import io.mien.trace.TimingLog.AdFrame;
import io.mien.trace.TimingLog.CameraFrame;
import io.mien.trace.TimingLog.Kind;
import io.mien.trace.TimingLog.PageEvent;
import io.mien.trace.TimingLog.Recorder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.DoublePredicate;

/** A respondent's page as it could have been: camera with a jittering rate, an ad that plays, stalls, seeks. */
final class PageLog {
    static final double START = 1_000;
    static final double FIRST_FRAME = 1_043.5;
    static final double AD_SHOWN = 6_200;

    private final Random random = new Random(7);
    private final List<Double> captures = new ArrayList<>();
    private final List<AdFrame> ad = new ArrayList<>();
    private final List<PageEvent> events = new ArrayList<>();
    private double page = AD_SHOWN;
    private double media = 0;

    PageLog() {
        for (double at = 200; at < 50_000; at += 33.3 + 6 * random.nextGaussian()) {
            captures.add(at);
        }
        captures.add(FIRST_FRAME);
        captures.sort(Comparator.naturalOrder());
        events.add(new PageEvent(START, Kind.PREROLL_START, Double.NaN));
        events.add(new PageEvent(AD_SHOWN - 120, Kind.PLAY, 0));
    }

    PageLog plays(double ms) {
        double until = media + ms;
        for (; media < until - 1e-6; media += 40, page += 40) {
            ad.add(new AdFrame(page + 4 * random.nextDouble(), media));
        }
        return this;
    }

    /** The picture stands still while the page's time goes on. */
    PageLog stallsFor(double ms) {
        events.add(new PageEvent(page, Kind.WAITING, media));
        page += ms;
        return this;
    }

    /** The film plays on, but the page is too busy to note its frames. */
    PageLog blocksFor(double ms) {
        page += ms;
        media += ms;
        return this;
    }

    PageLog seeksTo(double ms) {
        events.add(new PageEvent(page, Kind.SEEKING, media));
        media = ms;
        page += 60;
        return this;
    }

    PageLog hidesFor(double ms) {
        events.add(new PageEvent(page, Kind.HIDDEN, media));
        page += ms;
        events.add(new PageEvent(page, Kind.VISIBLE, media));
        return this;
    }

    PageLog ends() {
        events.add(new PageEvent(page + 20, Kind.ENDED, media));
        return this;
    }

    /** Presentation times of the recorded frames, whole milliseconds as a WebM holds them, without dropped ones. */
    double[] recorded(DoublePredicate kept) {
        return captures.stream()
                .mapToDouble(Double::doubleValue)
                .filter(at -> at >= FIRST_FRAME && at < page + 500)
                .filter(kept)
                .map(at -> Math.round(at - FIRST_FRAME))
                .toArray();
    }

    /** The log, with those preview frames the page noted. */
    TimingLog log(DoublePredicate noted) {
        List<CameraFrame> camera = captures.stream()
                .filter(at -> noted.test(at))
                .map(at -> new CameraFrame(at, at + 41 + 3 * random.nextGaussian()))
                .toList();
        return new TimingLog(new Recorder(START, page + 600), camera, ad, events);
    }

    TimingLog log() {
        return log(at -> true);
    }

    static TimingLog withoutCaptureTimes(TimingLog log) {
        List<CameraFrame> camera = log.camera().stream()
                .map(frame -> new CameraFrame(Double.NaN, frame.presentationTime()))
                .toList();
        return new TimingLog(log.recorder(), camera, log.ad(), log.events());
    }
}
