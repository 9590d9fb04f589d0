package io.mien.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.trace.Measure;
import io.mien.trace.TraceSamples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AdSumsTest {
    private final Random random = new Random(42);

    @Test
    void sumsAreThoseOfTheSpecification() {
        // Given
        AdSums sums = new AdSums(Viewers.SECONDS);
        // When
        sums.add(Viewers.smiling(2, 4), Viewers.AT_REST, Viewers.RULE);
        sums.add(Viewers.smiling(3, 4), Viewers.AT_REST, Viewers.RULE);
        // Then
        MeasureSums happy = sums.of(Measure.HAPPY);
        assertThat(happy.people()).isEqualTo(2);
        assertThat(happy.ever()).isEqualTo(2);
        assertThat(happy.n(3)).isEqualTo(2);
        assertThat(happy.showing(2)).isEqualTo(1);
        assertThat(happy.showing(3)).isEqualTo(2);
        assertThat(happy.sum(3)).isEqualTo(18_000);
        assertThat(happy.squares(3)).isEqualTo(2 * 9_000L * 9_000L);
        assertThat(happy.products(2)).isEqualTo(9_000L * 9_000L + 500L * 9_000L);
        assertThat(happy.pairs(2)).isEqualTo(2);
        assertThat(happy.pairs(9)).isZero();
        assertThat(happy.showingOn(2)).isEqualTo(1);
        assertThat(sums.of(Measure.VALENCE).showing(3)).isZero();
        assertThat(sums.of(Measure.SAD).people()).isZero();
        assertThat(sums.people()).isEqualTo(2);
    }

    @Test
    void noOrderOfAddingAndMergingLeavesATrace() {
        // Given
        List<TraceSamples> viewers =
                Stream.generate(() -> Viewers.random(random)).limit(60).toList();
        byte[] oneByOne = fold(viewers).encode();
        for (int trial = 0; trial < 50; trial++) {
            // When
            List<TraceSamples> shuffled = new ArrayList<>(viewers);
            Collections.shuffle(shuffled, random);
            int cut = random.nextInt(shuffled.size());
            AdSums left = fold(shuffled.subList(0, cut));
            AdSums right = fold(shuffled.subList(cut, shuffled.size()));
            right.merge(left);
            // Then
            assertThat(right.encode()).isEqualTo(oneByOne);
        }
    }

    @Test
    void parallelFoldsAgree() {
        // Given
        List<TraceSamples> viewers =
                Stream.generate(() -> Viewers.random(random)).limit(200).toList();
        // When
        AdSums merged = IntStream.range(0, 10)
                .parallel()
                .mapToObj(part -> fold(viewers.subList(part * 20, part * 20 + 20)))
                .reduce(new AdSums(Viewers.SECONDS), AdSumsTest::merged);
        // Then
        assertThat(merged.encode()).isEqualTo(fold(viewers).encode());
    }

    @Test
    void whoIsRemovedLeavesNoByteBehind() {
        // Given
        List<TraceSamples> stay =
                Stream.generate(() -> Viewers.random(random)).limit(20).toList();
        TraceSamples leaves = Viewers.random(random);
        AdSums sums = fold(stay);
        byte[] before = sums.encode();
        // When
        sums.add(leaves, Viewers.AT_REST, Viewers.RULE);
        sums.remove(leaves, Viewers.AT_REST, Viewers.RULE);
        // Then
        assertThat(sums.encode()).isEqualTo(before);
    }

    @Test
    void subtractingUndoesMerging() {
        // Given
        AdSums some = Viewers.sums(5, 1, 3, 4);
        AdSums others = Viewers.sums(2, 5, 9, 7);
        byte[] before = some.encode();
        // When
        some.merge(others);
        some.subtract(others);
        // Then
        assertThat(some.encode()).isEqualTo(before);
    }

    @Test
    void whatWasWrittenIsReadBack() {
        // Given
        AdSums sums = Viewers.sums(5, 1, 3, 4);
        // When
        AdSums back = AdSums.decode(sums.encode());
        // Then
        assertThat(back.encode()).isEqualTo(sums.encode());
        assertThat(back.of(Measure.HAPPY).showing(2)).isEqualTo(5);
    }

    @Test
    void anotherAdsTraceIsRefused() {
        // Given
        AdSums shorter = new AdSums(Viewers.SECONDS - 1);
        TraceSamples viewer = Viewers.smiling(0, 1);
        // When
        // Then
        assertThatThrownBy(() -> shorter.add(viewer, Viewers.AT_REST, Viewers.RULE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static AdSums fold(List<TraceSamples> viewers) {
        AdSums sums = new AdSums(Viewers.SECONDS);
        viewers.forEach(viewer -> sums.add(viewer, Viewers.AT_REST, Viewers.RULE));
        return sums;
    }

    private static AdSums merged(AdSums left, AdSums right) {
        AdSums both = new AdSums(Viewers.SECONDS);
        both.merge(left);
        both.merge(right);
        return both;
    }
}
