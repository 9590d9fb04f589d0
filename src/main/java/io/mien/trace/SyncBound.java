package io.mien.trace;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far from the moment of the ad that was seen the moment that a frame is given can be, for 95 % of frames. Screen and camera
 * delay what the clocks of the page cannot see: the ad's light in the recording measures both together, and where it does not
 * tell, a stated allowance stands for the screen, and the camera's own delay is not known.
 *
 * @param grade the clocks' own, and B at best where the bound is larger than {@link #MAX_FOR_A_MS}
 * @param ms the bound, milliseconds; empty where nothing but the start is known
 * @param lagMs the measured lag of screen and camera together; empty where the bound rests on the allowance
 */
public record SyncBound(SyncGrade grade, OptionalDouble ms, OptionalDouble lagMs) {
    /** Grade A asks for no more. */
    public static final double MAX_FOR_A_MS = 40;

    /**
     * By how much 95 % of single frames lie off the lag of all: a screen of 60 Hz changes up to 17 ms after the ad's frame is due.
     * On filmed screens it was 1 to 17 ms.
     */
    static final double SPREAD_MS = 15;

    /**
     * What a screen can be off by, early or late, where it was not measured: a good refresh of 60 Hz. On filmed screens without
     * further delay it was up to 24 ms, spread included.
     */
    public static final double SCREEN_MS = 22;

    /** Where another zero of the recorder fits nearly as well, it may be so many camera frames off. */
    private static final int FRAMES_OFF = 2;

    static SyncBound of(CameraClock camera, Optional<LightLag> lag) {
        OptionalDouble bound = lag.isPresent()
                ? OptionalDouble.of(lag.get().largestMs() + SPREAD_MS + residual(camera))
                : allowed(camera);
        boolean tight = bound.isPresent() && bound.getAsDouble() <= MAX_FOR_A_MS;
        SyncGrade grade = camera.grade() == SyncGrade.A && !tight ? SyncGrade.B : camera.grade();
        return new SyncBound(
                grade, bound, lag.isPresent() ? OptionalDouble.of(lag.get().ms()) : OptionalDouble.empty());
    }

    private static OptionalDouble allowed(CameraClock camera) {
        double clocks = SCREEN_MS + SPREAD_MS + residual(camera);
        return switch (camera.grade()) {
            case A -> OptionalDouble.of(clocks);
            case B -> OptionalDouble.of(clocks + FRAMES_OFF * camera.periodMs());
            case C -> OptionalDouble.empty();
        };
    }

    private static double residual(CameraClock camera) {
        return Double.isNaN(camera.residualP95Ms()) ? 0 : camera.residualP95Ms();
    }
}
