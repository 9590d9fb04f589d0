package io.mien.inference;

import io.mien.media.Frame;

/** Places the mesh of one face. Implementations may be called from several threads. */
public interface FaceMesh extends ModelBased {

    /** The mesh in the region, in pixels of the frame; its presence tells whether there was a face at all. */
    Mesh place(Frame frame, Region region);
}
