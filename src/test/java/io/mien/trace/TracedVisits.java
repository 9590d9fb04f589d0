package io.mien.trace;

import io.mien.campaign.Ad;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Origin;
import io.mien.fieldwork.Validity;
import io.mien.trace.ExposureTraces.Sampling;
import io.mien.visit.Exposure;
import io.mien.visit.Visit;
import io.mien.visit.VisitFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Visits whose faces were read, as the pipeline leaves them; call inside a transaction with a tenant bound. */
public final class TracedVisits {
    private static final double PAUSE_MS = 5_000;

    private TracedVisits() {}

    /** Someone who smiles from one second of the ad to another. */
    public static Exposure smiling(Ad ad, String country, int from, int to) {
        return visit(ad, country, Origin.LINK, faces(ad, from, to, 50));
    }

    /** Someone who sat in the dark. */
    public static Exposure inTheDark(Ad ad, String country) {
        return visit(ad, country, Origin.LINK, faces(ad, 0, 0, 5));
    }

    /** Someone whose eyes are seen throughout, and whose expressions only before the ad and in its first two thirds. */
    public static Exposure seenAtTheStart(Ad ad, String country) {
        double until = PAUSE_MS + ad.durationMs * 2 / 3.0;
        List<FrameReading> faces = faces(ad, 0, 0, 50).stream()
                .map(frame -> frame.atMs() < until ? frame : frame.with(new double[0]))
                .toList();
        return visit(ad, country, Origin.LINK, faces);
    }

    public static Exposure preview(Ad ad, String country) {
        return visit(ad, country, Origin.PREVIEW, faces(ad, 0, 10, 50));
    }

    /** Reads the recording of an exposure that is there: a face at rest throughout. */
    public static void atRest(Exposure exposure) {
        Ad ad = Ad.required(exposure.adId);
        read(exposure.id, ad, faces(ad, 0, 0, 50)).persist();
    }

    /** The same of a face in the dark. */
    public static void inTheDark(Exposure exposure) {
        Ad ad = Ad.required(exposure.adId);
        read(exposure.id, ad, faces(ad, 0, 0, 5)).persist();
    }

    /** The same of somebody who left as the ad began: attention alone is kept. */
    public static void leaving(Exposure exposure) {
        Ad ad = Ad.required(exposure.adId);
        List<FrameReading> faces = faces(ad, 0, 0, 50).stream()
                .map(frame -> frame.atMs() < PAUSE_MS ? frame : nobodyAt(frame.atMs()))
                .toList();
        read(exposure.id, ad, faces).persist();
    }

    private static FrameReading nobodyAt(double atMs) {
        return new FrameReading(atMs, true, 0, new double[0], Double.NaN, Double.NaN, Double.NaN, 50, null);
    }

    /** Someone who smiles from one second to another, as the counted engine saw it; the other saw it end later. */
    public static Exposure readByTwoEngines(Ad ad, String country, int from, int to, int otherTo) {
        Exposure exposure = smiling(ad, country, from, to);
        new TraceRevision(
                        exposure.id,
                        ad.durationMs,
                        List.of(
                                new EngineReading(
                                        Engine.FRAME,
                                        traces(ad, faces(ad, from, to, 50)),
                                        "made-up frames",
                                        "made-up-runtime 1.0",
                                        false),
                                new EngineReading(
                                        Engine.SEQUENCE,
                                        traces(ad, faces(ad, from, otherTo, 50)),
                                        "made-up both",
                                        "made-up-runtime 1.0",
                                        true)))
                .store(Instant.parse("2026-11-24T09:06:00Z"));
        return exposure;
    }

    private static Exposure visit(Ad ad, String country, Origin origin, List<FrameReading> faces) {
        Visit visit = new Visit();
        visit.campaignId = ad.campaignId;
        visit.origin = origin;
        visit.country = country;
        visit.language = "en";
        visit.disposition = Disposition.COMPLETE;
        visit.startedAt = Instant.parse("2026-11-24T09:00:00Z");
        visit.lastSeenAt = visit.startedAt;
        visit.persist();
        Exposure exposure = new Exposure();
        exposure.visitId = visit.id;
        exposure.adId = ad.id;
        exposure.position = 1;
        exposure.state = Exposure.State.RECORDED;
        exposure.persist();
        EmotionTrace trace = read(exposure.id, ad, faces);
        trace.persist();
        visit.validity = trace.valid ? Validity.VALID : Validity.REVERSED;
        visit.reversalReason = trace.valid ? null : trace.reasons.get(0);
        VisitFacts.tell(visit);
        return exposure;
    }

    private static EmotionTrace read(UUID exposureId, Ad ad, List<FrameReading> faces) {
        EmotionTrace trace = EmotionTrace.of(exposureId, traces(ad, faces), ad.durationMs);
        trace.models = "made-up 1 sha256:0";
        trace.storedAt = Instant.parse("2026-11-24T09:05:00Z");
        return trace;
    }

    private static ExposureTraces traces(Ad ad, List<FrameReading> faces) {
        return ExposureTraces.read(
                faces,
                Viewing.ofOffset(new double[] {0}, PAUSE_MS, ad.durationMs),
                new Sampling(ad.durationMs, 10),
                Thresholds.defaults());
    }

    private static List<FrameReading> faces(Ad ad, int from, int to, double brightness) {
        List<FrameReading> faces = new ArrayList<>();
        for (double at = 0; at < PAUSE_MS + ad.durationMs; at += 100) {
            double second = (at - PAUSE_MS) / 1_000;
            double happy = second >= from && second < to ? 0.9 : 0.05;
            double[] classes = {1 - happy, happy, 0, 0, 0, 0, 0, 0};
            faces.add(new FrameReading(at, true, 1, classes, 0, 0, 0.8, brightness, null));
        }
        return faces;
    }
}
