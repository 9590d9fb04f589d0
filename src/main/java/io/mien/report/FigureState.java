package io.mien.report;

/** Where a published figure is. */
public enum FigureState {
    /** In view. */
    CURRENT,
    /** Out of view since somebody in it withdrew; it comes back without that person and others. */
    RENEWING,
    /** Out of view until staff publish another: too few people to leave others out with whoever withdrew. */
    AWAY,
    /** Another has taken its place. */
    FORMER
}
