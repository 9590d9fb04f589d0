package io.mien.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LightLagTest {
    private static final double AD_MS = 20_000;
    private static final double PAUSE_MS = 5_000;

    /** Twenty pictures a scene is cut every one to three seconds, each scene of its own brightness that wavers a little. */
    private static Light ad(long seed) {
        Random random = new Random(seed);
        double[] at =
                IntStream.range(0, (int) (AD_MS / 40)).mapToDouble(i -> 40 * i).toArray();
        double[] levels = new double[at.length];
        double scene = 0;
        double next = 0;
        for (int i = 0; i < at.length; i++) {
            if (at[i] >= next) {
                scene = 30 + 180 * random.nextDouble();
                next = at[i] + 1_000 + 2_000 * random.nextDouble();
            }
            levels[i] = scene + 6 * Math.sin(at[i] / 700) + random.nextGaussian();
        }
        return new Light(at, levels);
    }

    /** A room lit by the screen: so much of the ad's light, so late, drift and noise of the person and the camera. */
    private static Light camera(Light ad, double lag, double share, double noise, long seed) {
        Random random = new Random(seed);
        double[] at = IntStream.range(0, (int) ((PAUSE_MS + AD_MS) / 100))
                .mapToDouble(i -> 100 * i + 8 * (random.nextDouble() - 0.5))
                .toArray();
        Light shown = ad.centred();
        DoubleUnaryOperator light = ms -> Double.isFinite(shown.at(ms)) ? shown.at(ms) : 128;
        double[] levels = new double[at.length];
        double drift = 0;
        for (int i = 0; i < at.length; i++) {
            drift += 0.3 * noise * random.nextGaussian();
            levels[i] =
                    90 + share * light.applyAsDouble(at[i] - PAUSE_MS - lag) + drift + noise * random.nextGaussian();
        }
        return new Light(at, levels);
    }

    private static Optional<LightLag> measured(Light camera, Light ad) {
        Viewing viewing = Viewing.ofOffset(new double[] {0}, PAUSE_MS, AD_MS);
        return LightLag.measured(camera, ad, viewing);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-20, 0, 30, 80, 150})
    void findsTheLagOfScreenAndCameraInAFaceLitByTheAd(double lag) {
        // When
        long covered = 0;
        int told = 0;
        for (int seed = 0; seed < 40; seed++) {
            Light ad = ad(seed);
            Optional<LightLag> found = measured(camera(ad, lag, 0.06, 0.4, seed + 1_000), ad);
            told += found.isPresent() ? 1 : 0;
            covered += found.filter(each -> each.fromMs() <= lag && lag <= each.toMs())
                            .isPresent()
                    ? 1
                    : 0;
            found.ifPresent(each -> assertThat(each.ms()).isCloseTo(lag, within(25.0)));
        }

        // Then
        System.out.printf("light lag %.0f ms: told in %d of 40, covered in %d%n", lag, told, covered);
        assertThat(told).isGreaterThan(25);
        assertThat(covered).isGreaterThanOrEqualTo(Math.round(0.95 * told));
    }

    @Test
    void aFaceThatTheScreenDoesNotLightTellsNothing() {
        assertThat(IntStream.range(0, 400).filter(seed -> measured(camera(ad(seed), 0, 0, 0.4, seed + 5_000), ad(seed))
                        .isPresent()))
                .isEmpty();
    }

    @Test
    void theLightOfAnotherAdHardlyEverTellsALag() {
        assertThat(IntStream.range(0, 400).filter(seed -> measured(camera(ad(seed), 40, 0.2, 0.4, seed), ad(seed + 900))
                        .isPresent()))
                .hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void aLagThatRepeatsWithTheAdIsNotTold() {
        // Given
        double[] at = IntStream.range(0, 500).mapToDouble(i -> 40 * i).toArray();
        Light blinking = new Light(
                at, IntStream.range(0, 500).mapToDouble(i -> i / 2 % 2 * 100).toArray());

        // Then
        assertThat(measured(camera(blinking, 30, 0.1, 0.4, 7), blinking)).isEmpty();
    }

    @Test
    void anAdWithoutLightAndShadeTellsNothing() {
        // Given
        double[] at = IntStream.range(0, 500).mapToDouble(i -> 40 * i).toArray();
        Light grey = new Light(at, new double[500]);

        // Then
        assertThat(measured(camera(grey, 30, 0.1, 0.4, 7), grey)).isEmpty();
        assertThat(measured(Light.NONE, grey)).isEmpty();
        assertThat(measured(camera(grey, 30, 0.1, 0.4, 7), Light.NONE)).isEmpty();
    }
}
