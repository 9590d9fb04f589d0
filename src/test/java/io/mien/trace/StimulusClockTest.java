package io.mien.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.trace.TimingLog.AdFrame;
import io.mien.trace.TimingLog.Kind;
import io.mien.trace.TimingLog.PageEvent;
import io.mien.trace.TimingLog.Recorder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StimulusClockTest {
    private static final double SHOWN = PageLog.AD_SHOWN;
    private static final double FRAME = 25;

    @Test
    void anUndisturbedAdIsMappedWithinAFrame() {
        // Given
        TimingLog log = new PageLog().plays(30_000).ends().log();
        // When
        StimulusClock clock = StimulusClock.fromLog(log, 30_000);
        // Then
        assertThat(clock.covered(30_000)).isGreaterThan(0.999);
        assertThat(clock.adTimeAt(SHOWN + 100)).isCloseTo(100, within(FRAME));
        assertThat(clock.adTimeAt(SHOWN + 29_990)).isCloseTo(29_990, within(FRAME));
        assertThat(clock.adTimeAt(SHOWN + 30_200)).isNaN();
    }

    @Test
    void whatComesBeforeTheFirstShownFrameIsPreRoll() {
        // Given
        TimingLog log = new PageLog().plays(10_000).ends().log();
        // When
        StimulusClock clock = StimulusClock.fromLog(log, 10_000);
        // Then
        assertThat(clock.isPreRoll(PageLog.START - 1)).isFalse();
        assertThat(clock.isPreRoll(PageLog.START + 1)).isTrue();
        assertThat(clock.isPreRoll(SHOWN - 1)).isTrue();
        assertThat(clock.isPreRoll(SHOWN + 10)).isFalse();
        assertThat(clock.adTimeAt(SHOWN - 1)).isNaN();
    }

    @Test
    void aFrameShownWhileTheAdWaitsBehindThePauseDoesNotStartIt() {
        // Given
        TimingLog played = new PageLog().plays(10_000).ends().log();
        List<AdFrame> frames = new ArrayList<>(List.of(new AdFrame(900, 0)));
        frames.addAll(played.ad());
        TimingLog log = new TimingLog(played.recorder(), played.camera(), frames, played.events());
        // When
        StimulusClock clock = StimulusClock.fromLog(log, 10_000);
        // Then
        assertThat(clock.preRollToMs()).isCloseTo(SHOWN, within(5.0));
        assertThat(clock.isPreRoll(3_000)).isTrue();
    }

    @Test
    void aBlockedPageIsNoHole() {
        // Given
        TimingLog log =
                new PageLog().plays(8_000).blocksFor(700).plays(21_300).ends().log();
        // When
        StimulusClock clock = StimulusClock.fromLog(log, 30_000);
        // Then
        assertThat(clock.adTimeAt(SHOWN + 8_350)).isCloseTo(8_350, within(FRAME));
        assertThat(clock.adTimeAt(SHOWN + 15_000)).isCloseTo(15_000, within(FRAME));
        assertThat(clock.covered(30_000)).isGreaterThan(0.999);
    }

    @Test
    void aStallMakesAGapAndNotAShift() {
        // Given
        TimingLog log =
                new PageLog().plays(8_000).stallsFor(2_000).plays(22_000).ends().log();
        // When
        StimulusClock clock = StimulusClock.fromLog(log, 30_000);
        // Then
        assertThat(clock.adTimeAt(SHOWN + 9_000)).isNaN();
        assertThat(clock.adTimeAt(SHOWN + 7_900)).isCloseTo(7_900, within(FRAME));
        assertThat(clock.adTimeAt(SHOWN + 10_500)).isCloseTo(8_500, within(FRAME));
        assertThat(clock.covered(30_000)).isGreaterThan(0.99);
    }

    @Test
    void aSeekForwardLeavesTheSkippedPartUncovered() {
        // Given
        TimingLog log =
                new PageLog().plays(10_000).seeksTo(20_000).plays(10_000).ends().log();
        // When
        StimulusClock clock = StimulusClock.fromLog(log, 30_000);
        // Then
        assertThat(clock.adTimeAt(SHOWN + 11_000)).isCloseTo(20_940, within(FRAME));
        assertThat(clock.covered(30_000)).isCloseTo(2 / 3.0, within(0.01));
    }

    @Test
    void aPartSeenAgainCountsOnce() {
        // Given
        TimingLog log =
                new PageLog().plays(10_000).seeksTo(4_000).plays(26_000).ends().log();
        // When
        StimulusClock clock = StimulusClock.fromLog(log, 30_000);
        // Then
        assertThat(clock.adTimeAt(SHOWN + 5_000)).isCloseTo(5_000, within(FRAME));
        assertThat(clock.adTimeAt(SHOWN + 12_000)).isNaN();
        assertThat(clock.adTimeAt(SHOWN + 20_060)).isCloseTo(14_000, within(FRAME));
        assertThat(clock.covered(30_000)).isBetween(0.99, 1.0);
    }

    @Test
    void aHiddenTabIsAHoleEvenIfTheFilmPlaysOn() {
        // Given
        TimingLog played = new PageLog().plays(30_000).ends().log();
        List<PageEvent> events = new ArrayList<>(played.events());
        events.add(2, new PageEvent(SHOWN + 5_000, Kind.HIDDEN, 5_000));
        events.add(3, new PageEvent(SHOWN + 7_000, Kind.VISIBLE, 7_000));
        TimingLog log = new TimingLog(played.recorder(), played.camera(), played.ad(), events);
        // When
        StimulusClock clock = StimulusClock.fromLog(log, 30_000);
        // Then
        assertThat(clock.adTimeAt(SHOWN + 6_000)).isNaN();
        assertThat(clock.adTimeAt(SHOWN + 7_500)).isCloseTo(7_500, within(FRAME));
        assertThat(Interruptions.in(log, clock).hiddenMs()).isEqualTo(2_000);
    }

    @Test
    void missingFirstAndLastRowsAreTold() {
        // Given
        TimingLog log =
                new PageLog().blocksFor(600).plays(9_000).blocksFor(400).ends().log();
        // When
        StimulusClock clock = StimulusClock.fromLog(log, 10_000);
        // Then
        assertThat(clock.preRollToMs()).isCloseTo(SHOWN, within(5.0));
        assertThat(clock.adTimeAt(SHOWN + 300)).isCloseTo(300, within(FRAME));
        assertThat(clock.adTimeAt(SHOWN + 9_900)).isCloseTo(9_900, within(FRAME));
    }

    @Test
    void anAdThatNeverPlayedHasNoTime() {
        // Given
        TimingLog log = new TimingLog(new Recorder(0, 10_000), List.of(), List.of(), List.of());
        // When
        StimulusClock clock = StimulusClock.fromLog(log, 10_000);
        // Then
        assertThat(clock.adTimeAt(5_000)).isNaN();
        assertThat(clock.isPreRoll(5_000)).isFalse();
        assertThat(clock.covered(10_000)).isZero();
    }

    @Test
    void anImportHasItsOffsetOnly() {
        // Given
        // When
        StimulusClock clock = StimulusClock.fromOffset(3_000, 10_000);
        // Then
        assertThat(clock.adTimeAt(3_500)).isEqualTo(500);
        assertThat(clock.isPreRoll(2_999)).isTrue();
        assertThat(clock.adTimeAt(13_000)).isNaN();
    }
}
