package io.mien.inference;

import io.mien.media.Frame;
import java.util.List;

/** Finds faces in a whole frame. Implementations may be called from several threads. */
public interface FaceDetector extends ModelBased {

    /** Faces in the frame, the surest first; empty when there is none. */
    List<FaceBox> detect(Frame frame);
}
