package io.mien.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.sample.SampleVisit.Outcome;
import io.mien.trace.Baseline;
import io.mien.trace.CameraClock;
import io.mien.trace.ExposureTraces;
import io.mien.trace.Measure;
import io.mien.trace.SyncGrade;
import io.mien.trace.Thresholds;
import io.mien.trace.TraceSamples;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SampleFacesTest {
    private static final SampleCountry GERMANY = SampleCountry.ALL.get(0);
    private static final SampleAd FILM = SampleAd.ALL.get(0);
    private static final int DURATION = 16_000;

    @Test
    void sameSeedSameFace() {
        // When
        ExposureTraces first = watch(7, Outcome.VALID);
        ExposureTraces second = watch(7, Outcome.VALID);

        // Then
        assertThat(first.perTenth())
                .isEqualTo(second.perTenth())
                .isNotEqualTo(watch(8, Outcome.VALID).perTenth());
    }

    @Test
    void valuesObeyTheSpecification() {
        for (int seed = 0; seed < 40; seed++) {
            // When
            TraceSamples tenths = watch(seed, Outcome.VALID).perTenth();

            // Then
            int[] read = IntStream.range(0, tenths.bins())
                    .filter(bin -> !Double.isNaN(tenths.at(Measure.HAPPY, bin)))
                    .toArray();
            assertThat(read).hasSizeGreaterThan(tenths.bins() / 2);
            for (int bin : read) {
                double happy = tenths.at(Measure.HAPPY, bin);
                double negative = tenths.at(Measure.NEGATIVE, bin);
                assertThat(happy).isBetween(0.0, 1.0);
                assertThat(negative).isBetween(0.0, 1.0);
                assertThat(tenths.at(Measure.EXPRESSIVENESS, bin)).isBetween(0.0, 1.0);
                assertThat(tenths.at(Measure.VALENCE, bin)).isBetween(-1.0, 1.0);
                assertThat(happy + tenths.at(Measure.SURPRISE, bin) + tenths.at(Measure.NEUTRAL, bin))
                        .isLessThanOrEqualTo(1.001);
            }
        }
    }

    /** Two milliseconds are the clock's own bound for the grade that the sample claims. */
    @Test
    void theClockIsAsGoodAsItsGrade() {
        for (int seed = 0; seed < 40; seed++) {
            CameraClock clock = watch(seed, Outcome.VALID).clock();
            assertThat(clock.grade()).isEqualTo(SyncGrade.A);
            assertThat(clock.residualP95Ms()).isBetween(0.5, 2.0);
        }
    }

    @Test
    void aValidOutcomeAlwaysPassesTheRules() {
        assertThat(IntStream.range(0, 300).mapToObj(seed -> watch(seed, Outcome.VALID)))
                .allMatch(read -> read.quality().valid() && !read.quality().attentionOnly());
    }

    @ParameterizedTest
    @CsvSource({
        "TOO_DARK, TOO_DARK",
        "NO_FACE_BEFORE, PREROLL_FACE_MISSING",
        "SECOND_FACE, MANY_FACES",
        "SLOW_CAMERA, LOW_FRAME_RATE",
        "CUT_SHORT, PLAYHEAD_NOT_COVERED"
    })
    void whatIsWrongIsTheReason(Outcome outcome, String reason) {
        assertThat(IntStream.range(0, 40).mapToObj(seed -> watch(seed, outcome)))
                .allSatisfy(read -> assertThat(read.quality()
                                .exclusion()
                                .orElseThrow()
                                .reason()
                                .stored())
                        .isEqualTo(reason));
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void everyCountryHasEveryOutcome(Outcome outcome) {
        assertThat(SampleCountry.ALL).isNotEmpty().allMatch(country -> country.people(outcome) > 0);
    }

    @Test
    void smilesFollowTheStory() {
        // When
        double sunset = expressingHappy(5);
        double home = expressingHappy(12);

        // Then
        assertThat(sunset).isLessThan(0.1);
        assertThat(home).isBetween(0.15, 0.6);
    }

    @Test
    void someSecondsAreMissing() {
        assertThat(IntStream.range(0, 100)
                        .mapToObj(seed -> watch(seed, Outcome.VALID).perTenth())
                        .filter(tenths -> IntStream.range(0, tenths.bins())
                                .anyMatch(bin -> tenths.stored(Measure.HAPPY, bin) == TraceSamples.MISSING)))
                .hasSizeBetween(1, 60);
    }

    private static double expressingHappy(int second) {
        Thresholds.Expressing rule = Thresholds.defaults().expressing();
        long people = IntStream.range(0, 200)
                .mapToObj(seed -> watch(seed, Outcome.VALID))
                .filter(read -> shows(read.perSecond(), read.baseline(), second, rule))
                .count();
        return people / 200.0;
    }

    private static boolean shows(TraceSamples traces, Baseline baseline, int second, Thresholds.Expressing rule) {
        double happy = traces.at(Measure.HAPPY, second);
        return happy >= rule.level() && happy - baseline.of(Measure.HAPPY) >= rule.above();
    }

    private static ExposureTraces watch(int seed, Outcome outcome) {
        return new SampleFaces(seed, outcome).watch(FILM, GERMANY, DURATION);
    }
}
