package io.mien.sample;

import io.mien.fieldwork.Disposition;

/** How a made-up visit goes. */
final class SampleVisit {
    private SampleVisit() {}

    /** How far it comes. */
    enum Reach {
        LANDED,
        CONSENTED,
        CAMERA_PASSED,
        WATCHING
    }

    /** How far it comes and what is wrong with its recordings. */
    enum Outcome {
        VALID(Reach.WATCHING, Disposition.COMPLETE),
        TOO_DARK(Reach.WATCHING, Disposition.COMPLETE),
        NO_FACE_BEFORE(Reach.WATCHING, Disposition.COMPLETE),
        SECOND_FACE(Reach.WATCHING, Disposition.COMPLETE),
        SLOW_CAMERA(Reach.WATCHING, Disposition.COMPLETE),
        CUT_SHORT(Reach.WATCHING, Disposition.COMPLETE),
        DECLINED(Reach.LANDED, Disposition.DECLINED),
        LEFT_AT_NOTICE(Reach.LANDED, Disposition.TIMED_OUT),
        LEFT_AT_CAMERA(Reach.CONSENTED, Disposition.TIMED_OUT),
        LEFT_WATCHING(Reach.WATCHING, Disposition.TIMED_OUT);

        private final Reach reached;
        private final Disposition disposition;

        Outcome(Reach reached, Disposition disposition) {
            this.reached = reached;
            this.disposition = disposition;
        }

        Reach reached() {
            return reached;
        }

        boolean reached(Reach stage) {
            return reached.ordinal() >= stage.ordinal();
        }

        Disposition disposition() {
            return disposition;
        }

        boolean isRecorded() {
            return disposition == Disposition.COMPLETE;
        }
    }
}
