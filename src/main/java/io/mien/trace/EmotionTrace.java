package io.mien.trace;

import io.mien.fieldwork.Exclusion;
import io.mien.tenancy.TenantScoped;
import io.mien.trace.Quality.Finding;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An exposure's measures over stimulus time, with the quality that decides whether they count and their provenance. */
@Entity
@Table(name = "emotion_trace")
public class EmotionTrace extends TenantScoped {

    @Column(name = "exposure_id")
    public UUID exposureId;

    @Column(name = "spec_version")
    public int specVersion;

    /** How the expressions were read. */
    @Enumerated(EnumType.STRING)
    public Engine engine;

    /** Names and digests of the models that read the frames. */
    public String models;

    /** What ran these models, by product and version; null for traces stored before that was kept. */
    @Nullable
    public String backend;

    /** False when one of the models may serve research and evaluation only. */
    @Column(name = "commercial_use")
    public boolean commercialUse;

    /** Number of the reading; the traces of both engines share it. */
    public int revision;

    /** The trace that aggregates and pages use: of the newest revision the counted engine's; exactly one an exposure. */
    public boolean current;

    /** Names of {@link Measure} in the order of the samples. */
    public List<String> measures;

    @Column(name = "duration_ms")
    public int durationMs;

    /** 1 Hz samples as {@link TraceSamples} stores them. */
    public byte[] seconds;

    /** 10 Hz samples in the same form. */
    public byte[] tenths;

    public boolean valid;
    public String grade;

    /** The quality rules that excluded or flagged the exposure, gravest first, each as {@link Finding#text()}. */
    public List<String> reasons;

    /** The face at rest as {@link Baseline#text()}. */
    public String baseline;

    @Column(name = "sync_grade")
    public String syncGrade;

    /** 95th percentile of the clock fit's residual, milliseconds; null for grade C. */
    @Nullable
    @Column(name = "sync_residual_ms")
    public Float syncResidualMs;

    /** Bound of the error of a frame's moment, 95 % of frames, with screen and camera, milliseconds; null where none is known. */
    @Nullable
    @Column(name = "sync_bound_ms")
    public Float syncBoundMs;

    /** Lag of screen and camera together by the ad's light, milliseconds; null where the bound rests on an allowance. */
    @Nullable
    @Column(name = "sync_lag_ms")
    public Float syncLagMs;

    @Column(name = "playhead_covered")
    public float playheadCovered;

    @Column(name = "face_in_ad")
    public float faceInAd;

    @Column(name = "face_in_preroll")
    public float faceInPreroll;

    @Column(name = "analysed_rate")
    public float analysedRate;

    @Nullable
    public Float brightness;

    /** Share of the ad's frames with a face in which the viewer talks; null without a face and for traces of before it was read. */
    @Nullable
    public Float talking;

    /** Share of the ad's frames with a face whose mouth is covered; null without a face and for traces of before it was read. */
    @Nullable
    @Column(name = "mouth_covered")
    public Float mouthCovered;

    @Column(name = "stored_at")
    public Instant storedAt;

    /**
     * The first, current revision of an exposure's traces, frame by frame and free for any use; models, revision and time of
     * storing are the caller's facts.
     */
    public static EmotionTrace of(UUID exposureId, ExposureTraces read, int durationMs) {
        EmotionTrace trace = new EmotionTrace();
        trace.exposureId = exposureId;
        trace.specVersion = Measure.SPEC_VERSION;
        trace.engine = Engine.FRAME;
        trace.commercialUse = true;
        trace.revision = 1;
        trace.current = true;
        trace.measures = read.perSecond().measures().stream().map(Measure::name).toList();
        trace.durationMs = durationMs;
        trace.seconds = read.perSecond().encode();
        trace.tenths = read.perTenth().encode();
        trace.baseline = read.baseline().text();
        trace.take(read.quality());
        trace.take(read.clock(), read.bound());
        return trace;
    }

    /**
     * Names what made the samples, and when they are stored.
     *
     * @param by names and digests of models, or what stands in their place
     */
    public void attribute(String by, Instant now) {
        if (by.isBlank()) {
            throw new IllegalArgumentException("A trace names what made it");
        }
        models = by;
        storedAt = now;
    }

    public TraceSamples perSecond() {
        return TraceSamples.decode(seconds, measures);
    }

    public TraceSamples perTenth() {
        return TraceSamples.decode(tenths, measures);
    }

    public Baseline restingFace() {
        return Baseline.parse(baseline);
    }

    public List<Finding> findings() {
        return reasons.stream().map(Finding::parse).toList();
    }

    private void take(Quality quality) {
        Quality.Figures figures = quality.figures();
        valid = quality.valid();
        grade = quality.grade().name();
        reasons = quality.findings().stream().map(Finding::text).toList();
        playheadCovered = (float) figures.playheadCovered();
        faceInAd = (float) figures.adFace();
        faceInPreroll = (float) figures.preRollFace();
        analysedRate = known(figures.framesPerSecond()) ? (float) figures.framesPerSecond() : 0;
        talking = known(figures.talking()) ? (float) figures.talking() : null;
        mouthCovered = known(figures.mouthCovered()) ? (float) figures.mouthCovered() : null;
        brightness = known(figures.brightness()) ? (float) figures.brightness() : null;
    }

    private void take(CameraClock clock, SyncBound bound) {
        syncGrade = bound.grade().name();
        syncResidualMs = known(clock.residualP95Ms()) ? (float) clock.residualP95Ms() : null;
        syncBoundMs = bound.ms().isPresent() ? (float) bound.ms().getAsDouble() : null;
        syncLagMs = bound.lagMs().isPresent() ? (float) bound.lagMs().getAsDouble() : null;
    }

    private static boolean known(double value) {
        return Double.isFinite(value);
    }

    public static Optional<EmotionTrace> currentOf(UUID exposureId) {
        return find("exposureId = ?1 and current", exposureId).firstResultOptional();
    }

    /** The other engine's trace of the same reading, if there was another engine. */
    public Optional<EmotionTrace> beside() {
        return find("exposureId = ?1 and revision = ?2 and engine <> ?3", exposureId, revision, engine)
                .firstResultOptional();
    }

    /** All revisions of a visit's traces, oldest first. */
    static List<EmotionTrace> ofVisit(UUID visitId) {
        return list("exposureId in (select e.id from Exposure e where e.visitId = ?1) order by storedAt", visitId);
    }

    /** False where attention alone is kept. */
    public boolean readsExpressions() {
        return onlyAttentionBecause().isEmpty();
    }

    /** The rule that leaves attention alone. */
    Optional<Exclusion> onlyAttentionBecause() {
        return findings().stream()
                .filter(finding -> finding.consequence() == Quality.Consequence.ATTENTION_ONLY)
                .map(Finding::reason)
                .findFirst();
    }

    /** The rule that keeps the exposure out; empty when it counts. */
    public Optional<Exclusion> exclusion() {
        return valid
                ? Optional.empty()
                : findings().stream()
                        .filter(finding -> finding.consequence().compareTo(Quality.Consequence.EXCLUDED) >= 0)
                        .map(Finding::reason)
                        .findFirst();
    }

    /**
     * Makes room for a new revision: none is current any more.
     *
     * @return number of the newest revision so far, 0 before the first
     */
    static int retire(UUID exposureId) {
        update("current = false where exposureId = ?1 and current", exposureId);
        return EmotionTrace.<EmotionTrace>find("exposureId = ?1 order by revision desc", exposureId)
                .firstResultOptional()
                .map(trace -> trace.revision)
                .orElse(0);
    }
}
