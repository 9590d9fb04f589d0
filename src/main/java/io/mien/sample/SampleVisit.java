package io.mien.sample;

import io.mien.fieldwork.Disposition;
import io.mien.visit.Stage;

/** How a made-up visit goes. */
final class SampleVisit {
    private SampleVisit() {}

    /** How far it comes and what is wrong with its recordings. */
    enum Outcome {
        VALID(Stage.WATCHING, Disposition.COMPLETE),
        TOO_DARK(Stage.WATCHING, Disposition.COMPLETE),
        NO_FACE_BEFORE(Stage.WATCHING, Disposition.COMPLETE),
        SECOND_FACE(Stage.WATCHING, Disposition.COMPLETE),
        SLOW_CAMERA(Stage.WATCHING, Disposition.COMPLETE),
        CUT_SHORT(Stage.WATCHING, Disposition.COMPLETE),
        DECLINED(Stage.LANDED, Disposition.DECLINED),
        LEFT_AT_NOTICE(Stage.LANDED, Disposition.TIMED_OUT),
        LEFT_AT_CAMERA(Stage.CONSENTED, Disposition.TIMED_OUT),
        LEFT_WATCHING(Stage.WATCHING, Disposition.TIMED_OUT);

        private final Stage reached;
        private final Disposition disposition;

        Outcome(Stage reached, Disposition disposition) {
            this.reached = reached;
            this.disposition = disposition;
        }

        Stage reached() {
            return reached;
        }

        boolean reached(Stage stage) {
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
