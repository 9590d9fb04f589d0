package io.mien.recording;

/** What may go wrong on the way between a browser and the server. */
enum Fault {
    NONE,
    /** The request is late. */
    LATENCY,
    /** The line closes in the middle of the body. */
    CUT,
    /** The same, with a reset instead of an orderly end. */
    RESET,
    /** The server does what it was asked, and its answer gets lost. */
    LOST_ACKNOWLEDGEMENT,
    /** The same, but the line stays open and silent until the browser gives up. */
    SILENCE,
    /** The server hears the request twice at once. */
    DUPLICATE,
    /** The line goes down for a minute. */
    OFFLINE,
    /** Something on the way answers instead of the server. */
    CONFLICT,
    TOO_LARGE,
    LOCKED,
    SERVER_ERROR;

    /** Answers that only make sense to the upload protocol itself; elsewhere they would be the server's own verdict. */
    boolean fits(String method) {
        return "PATCH".equals(method) || this != CONFLICT && this != TOO_LARGE && this != LOCKED;
    }

    /** True when the browser has to send a slice, or a part of it, again. */
    boolean costs() {
        return this != NONE && this != LATENCY && this != DUPLICATE;
    }

    int status() {
        return switch (this) {
            case CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case LOCKED -> 423;
            default -> 500;
        };
    }
}
