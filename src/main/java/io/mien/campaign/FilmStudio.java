package io.mien.campaign;

import java.io.IOException;
import java.nio.file.Path;

/** Makes an uploaded film into one that every browser plays. Blocks; a long film takes a while. */
interface FilmStudio {

    /**
     * @param folder where the poster and, where one is needed, the rendition are written
     * @throws io.mien.platform.Problem (422) when this is no film that can be shown, with the reason
     */
    Film develop(Path upload, Path folder) throws IOException;

    /**
     * @param file the upload itself or its rendition
     * @param poster a JPEG of one frame
     */
    record Film(Path file, Path poster, String contentType, int durationMs, int width, int height, boolean rendition) {}
}
