package io.mien.facialcoding;

import io.mien.inference.FaceModels;
import io.mien.inference.ForeignCoder;
import java.util.Optional;

/** The models for one piece of work; closing gives back what was opened for it alone, and the turn to open it. */
record BorrowedModels(FaceModels models, Optional<Opened> opened) implements AutoCloseable {

    /** A model of the tenant's own, and the turn that it runs in. */
    record Opened(ForeignCoder coder, OwnModelTurns.Turn turn) {
        void close() {
            try {
                coder.close();
            } finally {
                turn.close();
            }
        }
    }

    @Override
    public void close() {
        opened.ifPresent(Opened::close);
    }
}
