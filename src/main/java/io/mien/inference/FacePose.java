package io.mien.inference;

/**
 * How a head is turned, degrees; all 0 when it faces the camera.
 *
 * @param yaw positive when turned to the right of the picture
 * @param pitch positive when the chin goes up
 * @param roll positive when tilted clockwise on the screen
 */
public record FacePose(double yaw, double pitch, double roll) {}
