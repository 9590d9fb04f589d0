package io.mien.facialcoding;

import io.mien.inference.FaceModels;
import io.mien.inference.ForeignCoder;
import java.util.Optional;

/** The models for one piece of work; closing gives back what was opened for it alone. */
record BorrowedModels(FaceModels models, Optional<ForeignCoder> opened) implements AutoCloseable {

    @Override
    public void close() {
        opened.ifPresent(ForeignCoder::close);
    }
}
