package io.mien.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.fieldwork.Exclusion;
import io.mien.fieldwork.QualityRule;
import io.mien.trace.ExposureTraces.Sampling;
import io.mien.trace.Quality.Consequence;
import io.mien.trace.Quality.Finding;
import io.mien.trace.Quality.Grade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExposureTracesTest {
    private static final double DURATION = 30_000;
    private static final PageLog PAGE = new PageLog().plays(DURATION).ends();
    private static final Viewing VIEWING = Viewing.ofLog(PAGE.log(), PAGE.recorded(at -> true), DURATION);

    @Test
    void aSmileStandsWhereItWasSmiled() {
        // Given
        DoubleFunction<FrameReading> face = at -> face(at, smiling(at) ? 0.92 : 0.04);
        // When
        ExposureTraces traces = read(face);
        // Then
        double[] happy = traces.perTenth().of(Measure.HAPPY);
        assertThat(happy).hasSize(300);
        assertThat(Arrays.stream(happy, 0, 98)).allMatch(p -> p < 0.1);
        assertThat(Arrays.stream(happy, 102, 148)).allMatch(p -> p > 0.9);
        assertThat(Arrays.stream(happy, 152, 299)).allMatch(p -> p < 0.1);
        assertThat(traces.quality().valid()).isTrue();
        assertThat(traces.quality().grade()).isEqualTo(Grade.HIGH);
        assertThat(traces.quality().findings()).isEmpty();
        assertThat(traces.baseline().source()).isEqualTo(Baseline.Source.PRE_ROLL);
        assertThat(traces.baseline().of(Measure.HAPPY)).isCloseTo(0.04, within(1e-9));
        assertThat(traces.clock().grade()).isEqualTo(SyncGrade.A);
    }

    @Test
    void expressingNeedsARiseAndALevel() {
        // Given
        ExposureTraces traces = read(at -> face(at, smiling(at) ? 0.92 : 0.04));
        // When
        Expressing happy = Expressing.of(
                traces.perSecond(),
                traces.baseline(),
                Measure.HAPPY,
                Thresholds.defaults().expressing());
        // Then
        assertThat(happy.shown()).hasSize(30).startsWith((byte) 0, (byte) 0);
        assertThat(Arrays.copyOfRange(happy.shown(), 10, 15)).containsOnly((byte) 1);
        assertThat(happy.change()[12]).isEqualTo(8_800);
    }

    @Test
    void reactingValenceAndExpressivenessFollowTheClasses() {
        // Given
        ExposureTraces traces = read(at -> face(at, smiling(at) ? 0.92 : 0.04));
        Thresholds.Expressing rule = Thresholds.defaults().expressing();
        // When
        TraceSamples second = traces.perSecond();
        // Then
        assertThat(second.at(Measure.EXPRESSIVENESS, 12)).isCloseTo(0.88, within(1e-4));
        assertThat(second.at(Measure.EXPRESSIVENESS, 3)).isCloseTo(0, within(1e-4));
        assertThat(second.at(Measure.VALENCE, 12)).isCloseTo(0.92 - 0.01, within(1e-4));
        assertThat(second.at(Measure.NEGATIVE, 12)).isCloseTo(0.01, within(1e-4));
        assertThat(Expressing.of(second, traces.baseline(), Measure.EXPRESSIVENESS, rule)
                        .shown()[12])
                .isEqualTo((byte) 1);
        assertThat(Expressing.of(second, traces.baseline(), Measure.NEGATIVE, rule)
                        .shown()[12])
                .isEqualTo((byte) 0);
        assertThat(Expressing.of(second, traces.baseline(), Measure.VALENCE, rule)
                        .shown())
                .containsOnly(Expressing.UNKNOWN);
    }

    @Test
    void aSmileInThePauseIsNamedAndTheSessionsCalmServes() {
        // Given
        // When
        ExposureTraces traces = read(at -> face(at, at < adStart() || smiling(at) ? 0.92 : 0.04));
        // Then
        assertThat(traces.quality().findings())
                .singleElement()
                .matches(finding -> finding.reason() == QualityRule.PREROLL_NOT_NEUTRAL
                        && finding.consequence() == Consequence.NOTED);
        assertThat(traces.baseline().source()).isEqualTo(Baseline.Source.SESSION);
        assertThat(traces.baseline().of(Measure.HAPPY)).isCloseTo(0.04, within(1e-9));
    }

    @Test
    void aFaceThatLeavesIsMissingAndNotNeutral() {
        // Given
        DoubleFunction<FrameReading> face = at -> at > adStart() + 20_000 ? nobody(at) : face(at, 0.04);
        // When
        ExposureTraces traces = read(face);
        // Then
        TraceSamples second = traces.perSecond();
        assertThat(second.at(Measure.NEUTRAL, 25)).isNaN();
        assertThat(second.stored(Measure.HAPPY, 25)).isEqualTo(TraceSamples.MISSING);
        assertThat(second.at(Measure.ATTENTION, 25)).isZero();
        assertThat(second.at(Measure.ATTENTION, 5)).isEqualTo(1);
        assertThat(traces.quality().grade()).isEqualTo(Grade.LOW);
        assertThat(traces.quality().valid()).isTrue();
    }

    @Test
    void aFaceTooSeldomSeenKeepsAttentionOnly() {
        // Given
        // When
        ExposureTraces traces = read(at -> at > adStart() + 10_000 ? nobody(at) : face(at, 0.04));
        // Then
        assertThat(reasons(traces)).containsExactly(QualityRule.FACE_MISSING);
        assertThat(traces.quality().attentionOnly()).isTrue();
        assertThat(traces.perSecond().of(Measure.HAPPY)).containsOnly(Double.NaN);
        assertThat(traces.perSecond().at(Measure.ATTENTION, 3)).isEqualTo(1);
    }

    @Test
    void lookingAwayAndSleepingAreInattentive() {
        // Given
        DoubleFunction<FrameReading> face = at -> {
            double ad = at - adStart();
            double yaw = ad >= 5_000 && ad < 6_000 ? 40 : 0;
            double open = ad >= 10_000 && ad < 12_000 || ad >= 15_000 && ad < 15_300 ? 0.05 : 0.8;
            return new FrameReading(at, true, 1, classes(0.04), yaw, 0, open, 50, null);
        };
        // When
        TraceSamples second = read(face).perSecond();
        // Then
        assertThat(second.at(Measure.ATTENTION, 4)).isEqualTo(1);
        assertThat(second.at(Measure.ATTENTION, 5)).isLessThan(0.15);
        assertThat(second.at(Measure.ATTENTION, 10)).isLessThan(0.15);
        assertThat(second.at(Measure.ATTENTION, 15)).as("a blink").isEqualTo(1);
    }

    @Test
    void aFailedCameraIsMissingAttention() {
        // Given
        // When
        ExposureTraces traces = read(at -> at > adStart() + 20_000
                ? new FrameReading(at, true, 0, new double[0], Double.NaN, Double.NaN, Double.NaN, 1, null)
                : face(at, 0.04));
        // Then
        assertThat(traces.perSecond().at(Measure.ATTENTION, 25)).isNaN();
    }

    @Test
    void repeatedFramesAreNoEvidence() {
        // Given
        // When
        ExposureTraces traces = read(at -> {
            FrameReading face = face(at, 0.04);
            boolean frozen = at > adStart() + 5_000 && at < adStart() + 9_000;
            return new FrameReading(at, !frozen, 1, face.probabilities(), 0, 0, 0.8, 50, null);
        });
        // Then
        assertThat(traces.perSecond().at(Measure.NEUTRAL, 6)).isNaN();
        assertThat(traces.perSecond().at(Measure.ATTENTION, 6)).isNaN();
        assertThat(traces.quality().figures().coverage()).isBetween(0.84, 0.89);
    }

    @Test
    void whatStandsStillBrieflyIsNotedAndWhatStandsStillLongerExcludes() {
        // When
        ExposureTraces brief = read(at -> frozen(at, 5_000, 6_200));
        ExposureTraces longer = read(at -> frozen(at, 5_000, 7_000));
        ExposureTraces pause = read(at -> frozen(at, -5_000, 0));

        // Then
        assertThat(reasons(brief)).containsExactly(QualityRule.PICTURE_FROZEN);
        assertThat(brief.quality().valid()).isTrue();
        assertThat(longer.quality().exclusion().orElseThrow().reason()).isEqualTo(QualityRule.PICTURE_FROZEN);
        assertThat(pause.quality().exclusion().orElseThrow().reason()).isEqualTo(QualityRule.PICTURE_FROZEN);
    }

    private static FrameReading frozen(double at, double from, double to) {
        FrameReading face = face(at, 0.04);
        boolean frozen = at > adStart() + from && at < adStart() + to;
        return new FrameReading(at, !frozen, 1, face.probabilities(), 0, 0, 0.8, 50, null);
    }

    @Test
    void shortLossesAreInterpolatedAndFlagged() {
        // Given
        // When
        TraceSamples tenths = read(at -> at > adStart() + 5_000 && at < adStart() + 5_800 ? nobody(at) : face(at, 0.04))
                .perTenth();
        // Then
        assertThat(tenths.at(Measure.HAPPY, 54)).isCloseTo(0.04, within(1e-4));
        assertThat(tenths.interpolated(Measure.HAPPY, 54)).isTrue();
        assertThat(tenths.interpolated(Measure.ATTENTION, 54)).isFalse();
        assertThat(tenths.interpolated(Measure.HAPPY, 20)).isFalse();
    }

    @Test
    void whatTheCameraCheckWouldSayOfMostFramesIsNotedAndExcludesNothing() {
        // Given
        DoubleFunction<FrameReading> backlit =
                at -> new FrameReading(at, true, 1, classes(0.04), 0, 0, 0.8, 50, QualityRule.BACKLIT);
        DoubleFunction<FrameReading> hardlyEver = at -> at < adStart() ? backlit.apply(at) : face(at, 0.04);
        // When
        Quality most = read(backlit).quality();
        Quality few = read(hardlyEver).quality();
        // Then
        assertThat(most.findings()).containsExactly(new Finding(QualityRule.BACKLIT, Consequence.NOTED, 1, 0.5));
        assertThat(most.valid()).isTrue();
        assertThat(few.findings()).isEmpty();
    }

    @Test
    void anAdThatNeedsSoundDoesNotCountWithoutIt() {
        // Given
        ExposureTraces fine = read(at -> face(at, 0.04));
        // When
        Quality unheard = fine.with(Finding.soundNotHeard()).quality();
        // Then
        assertThat(fine.quality().valid()).isTrue();
        assertThat(unheard.valid()).isFalse();
        assertThat(unheard.exclusion()).map(Finding::reason).contains(QualityRule.SOUND_NOT_HEARD);
    }

    @Test
    void eachRuleNamesItsReason() {
        // Given
        DoubleFunction<FrameReading> dark = at -> new FrameReading(at, true, 1, classes(0.04), 0, 0, 0.8, 8, null);
        DoubleFunction<FrameReading> dim = at -> new FrameReading(at, true, 1, classes(0.04), 0, 0, 0.8, 18, null);
        DoubleFunction<FrameReading> glaring = at -> new FrameReading(at, true, 1, classes(0.04), 0, 0, 0.8, 95, null);
        DoubleFunction<FrameReading> crowd = at -> new FrameReading(at, true, 2, classes(0.04), 0, 0, 0.8, 50, null);
        DoubleFunction<FrameReading> late = at -> at < adStart() ? nobody(at) : face(at, 0.04);
        // When
        // Then
        assertThat(read(dark).quality().findings())
                .contains(new Finding(QualityRule.TOO_DARK, Consequence.EXCLUDED, 8, 10));
        assertThat(read(dim).quality().findings())
                .contains(new Finding(QualityRule.TOO_DARK, Consequence.NOTED, 18, 25));
        assertThat(read(dim).quality().valid()).isTrue();
        assertThat(reasons(read(glaring))).contains(QualityRule.TOO_BRIGHT);
        assertThat(read(crowd).quality().findings())
                .contains(new Finding(QualityRule.MANY_FACES, Consequence.EXCLUDED, 1, 0.10));
        assertThat(reasons(read(late))).contains(QualityRule.PREROLL_FACE_MISSING);
        assertThat(read(late).quality().valid()).isFalse();
    }

    @Test
    void aSlowCameraIsExcludedWithItsRate() {
        // Given
        List<FrameReading> slow = readings(at -> face(at, 0.04), 300);
        // When
        ExposureTraces traces = ExposureTraces.read(slow, VIEWING, new Sampling(DURATION, 10), Thresholds.defaults());
        // Then
        assertThat(traces.quality().findings())
                .contains(new Finding(QualityRule.LOW_FRAME_RATE, Consequence.EXCLUDED, 3.3, 5));
    }

    @Test
    void anAdHalfPlayedIsExcluded() {
        // Given
        PageLog page = new PageLog().plays(15_000);
        Viewing half = Viewing.ofLog(page.log(), page.recorded(at -> true), DURATION);
        // When
        ExposureTraces traces = ExposureTraces.read(
                readings(at -> face(at, 0.04), 100), half, new Sampling(DURATION, 10), Thresholds.defaults());
        // Then
        assertThat(reasons(traces)).contains(QualityRule.PLAYHEAD_NOT_COVERED);
        assertThat(traces.perSecond().at(Measure.HAPPY, 20)).isNaN();
    }

    @Test
    void aHiddenTabInvalidates() {
        // Given
        PageLog page = new PageLog().plays(15_000).hidesFor(3_000).plays(15_000).ends();
        Viewing viewing = Viewing.ofLog(page.log(), page.recorded(at -> true), DURATION);
        // When
        ExposureTraces traces = ExposureTraces.read(
                readings(at -> face(at, 0.04), 100), viewing, new Sampling(DURATION, 10), Thresholds.defaults());
        // Then
        assertThat(traces.quality().findings().get(0))
                .isEqualTo(new Finding(QualityRule.TAB_HIDDEN, Consequence.INVALID, 3_000, 0));
    }

    @Test
    void anImportWithoutAPauseUsesTheSessionsCalm() {
        // Given
        Viewing imported = Viewing.ofOffset(new double[] {0}, 0, DURATION);
        // When
        ExposureTraces traces = ExposureTraces.read(
                readings(at -> face(at, at > 20_000 ? 0.9 : 0.04), 100),
                imported,
                new Sampling(DURATION, 10),
                Thresholds.defaults());
        // Then
        assertThat(reasons(traces)).containsExactly(QualityRule.NO_PREROLL);
        assertThat(traces.quality().valid()).isTrue();
        assertThat(traces.baseline().source()).isEqualTo(Baseline.Source.SESSION);
        assertThat(traces.clock().grade()).isEqualTo(SyncGrade.C);
    }

    @Test
    void anImportOfAnEmptyRoomIsNobody() {
        assertThat(exclusions(imported(0, ExposureTracesTest::nobody)))
                .containsExactly(QualityRule.NOBODY_SEEN, QualityRule.NOBODY_AT_START);
    }

    @Test
    void anImportThatStartsEmptyIsNobodyHoweverMuchFaceFollows() {
        assertThat(exclusions(imported(0, at -> at < 3_000 ? nobody(at) : face(at, 0.04))))
                .containsExactly(QualityRule.NOBODY_AT_START);
        assertThat(exclusions(imported(0, at -> at < 1_900 ? nobody(at) : face(at, 0.04))))
                .isEmpty();
    }

    @Test
    void anImportSeenForAThirdOfItsSecondsCountsForAttention() {
        // When
        ExposureTraces third = imported(0, at -> at < 0.31 * DURATION ? face(at, 0.04) : nobody(at));
        ExposureTraces less = imported(0, at -> at < 0.28 * DURATION ? face(at, 0.04) : nobody(at));

        // Then
        assertThat(third.quality().valid()).isTrue();
        assertThat(third.quality().attentionOnly()).isTrue();
        assertThat(exclusions(less)).containsExactly(QualityRule.NOBODY_SEEN);
    }

    @Test
    void anImportThatEndsBeforeTheAdIsNotFilmed() {
        // When
        ExposureTraces traces = ExposureTraces.read(
                readings(at -> face(at, 0.04), 100).stream()
                        .filter(frame -> frame.atMs() < 0.16 * DURATION)
                        .toList(),
                Viewing.ofOffset(new double[] {0}, 0, DURATION),
                new Sampling(DURATION, 10),
                Thresholds.defaults());

        // Then
        assertThat(exclusions(traces)).contains(QualityRule.AD_NOT_FILMED);
        assertThat(traces.quality().figures().playheadCovered()).isBetween(0.15, 0.17);
    }

    /** Its frames before and after do not stand in for those of the ad. */
    @Test
    void aRecordingWithoutAFrameOfTheAdIsNotFilmed() {
        // When
        ExposureTraces traces = ExposureTraces.read(
                readings(at -> face(at, 0.04), 100).stream()
                        .filter(frame -> Double.isNaN(VIEWING.adTimeAt(frame.atMs())))
                        .toList(),
                VIEWING,
                new Sampling(DURATION, 10),
                Thresholds.defaults());

        // Then
        assertThat(exclusions(traces)).contains(QualityRule.AD_NOT_FILMED);
        assertThat(traces.quality().figures().filmed()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"900, true", "1800, false"})
    void aStretchOfTheAdWithoutFramesIsNotFilmed(double milliseconds, boolean valid) {
        // Given
        List<FrameReading> frames = readings(at -> face(at, 0.04), 100).stream()
                .filter(frame -> {
                    double at = VIEWING.adTimeAt(frame.atMs());
                    return !(at > 0.4 * DURATION && at < 0.4 * DURATION + milliseconds);
                })
                .toList();

        // When
        ExposureTraces traces = ExposureTraces.read(frames, VIEWING, new Sampling(DURATION, 10), Thresholds.defaults());

        // Then
        assertThat(traces.quality().valid()).isEqualTo(valid);
    }

    @Test
    void lightIsJudgedOverTheAd() {
        // Given a bright room that goes dark as the ad begins
        List<FrameReading> frames = readings(at -> face(at, 0.04), 100);

        // When
        ExposureTraces traces = ExposureTraces.read(
                frames.stream()
                        .map(frame -> Double.isNaN(VIEWING.adTimeAt(frame.atMs())) ? frame : dark(frame))
                        .toList(),
                VIEWING,
                new Sampling(DURATION, 10),
                Thresholds.defaults());

        // Then
        assertThat(exclusions(traces)).contains(QualityRule.TOO_DARK);
    }

    private static ExposureTraces imported(double offsetMs, DoubleFunction<FrameReading> face) {
        return ExposureTraces.read(
                readings(face, 100),
                Viewing.ofOffset(new double[] {0}, offsetMs, DURATION),
                new Sampling(DURATION, 10),
                Thresholds.defaults());
    }

    private static List<Exclusion> exclusions(ExposureTraces traces) {
        return traces.quality().findings().stream()
                .filter(finding -> finding.consequence() == Consequence.EXCLUDED)
                .map(Finding::reason)
                .toList();
    }

    @Test
    void aRecordingWithoutAnyFaceIsExcludedAndNowhereNeutral() {
        // Given
        // When
        ExposureTraces traces = read(ExposureTracesTest::nobody);
        // Then
        assertThat(traces.quality().valid()).isFalse();
        assertThat(traces.perTenth().of(Measure.NEUTRAL)).containsOnly(Double.NaN);
        assertThat(traces.perSecond().of(Measure.ATTENTION)).containsOnly(0.0);
    }

    @Test
    void nothingAtAllIsExcluded() {
        // Given
        // When
        ExposureTraces traces =
                ExposureTraces.read(List.of(), VIEWING, new Sampling(DURATION, 10), Thresholds.defaults());
        // Then
        assertThat(reasons(traces)).contains(QualityRule.LOW_FRAME_RATE, QualityRule.PREROLL_FACE_MISSING);
        assertThat(traces.perSecond().of(Measure.ATTENTION)).containsOnly(Double.NaN);
    }

    private static ExposureTraces read(DoubleFunction<FrameReading> face) {
        return ExposureTraces.read(readings(face, 100), VIEWING, new Sampling(DURATION, 10), Thresholds.defaults());
    }

    private static List<FrameReading> readings(DoubleFunction<FrameReading> face, double everyMs) {
        List<FrameReading> readings = new ArrayList<>();
        for (double at = 0; at < adStart() + DURATION + 400; at += everyMs) {
            readings.add(face.apply(at));
        }
        return readings;
    }

    /** Recording time at which the ad's first frame was shown. */
    private static double adStart() {
        return PageLog.AD_SHOWN - PageLog.FIRST_FRAME;
    }

    private static boolean smiling(double at) {
        return at >= adStart() + 10_000 && at < adStart() + 15_000;
    }

    private static FrameReading face(double at, double happy) {
        return new FrameReading(at, true, 1, classes(happy), 2, -3, 0.8, 50, null);
    }

    private static FrameReading nobody(double at) {
        return new FrameReading(at, true, 0, new double[0], Double.NaN, Double.NaN, Double.NaN, 50, null);
    }

    private static FrameReading dark(FrameReading frame) {
        return new FrameReading(frame.atMs(), true, 1, frame.probabilities(), 2, -3, 0.8, 5, null);
    }

    private static double[] classes(double happy) {
        return new double[] {1 - happy - 0.06, happy, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01};
    }

    private static List<Exclusion> reasons(ExposureTraces traces) {
        return traces.quality().findings().stream().map(Finding::reason).toList();
    }
}
