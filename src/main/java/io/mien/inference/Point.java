package io.mien.inference;

/** A place in a frame: pixels from its top left corner, x to the right, y down. */
public record Point(double x, double y) {

    Point middle(Point other) {
        return new Point((x + other.x) / 2, (y + other.y) / 2);
    }

    double distance(Point other) {
        return Math.hypot(other.x - x, other.y - y);
    }

    /** Angle of the line to the other point against the x axis, radians, clockwise on the screen. */
    double angleTo(Point other) {
        return Math.atan2(other.y - y, other.x - x);
    }
}
