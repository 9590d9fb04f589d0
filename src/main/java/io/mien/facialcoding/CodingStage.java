package io.mien.facialcoding;

/** How far an attempt came; kept with it, so that a person sees where it failed. */
enum CodingStage {
    FETCH,
    PROBE,
    READ_FACES,
    ALIGN,
    STORE
}
