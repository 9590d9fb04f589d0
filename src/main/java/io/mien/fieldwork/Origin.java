package io.mien.fieldwork;

/** How the person of a visit came in. Previews never count. */
public enum Origin {
    LINK,
    PREVIEW,
    IMPORT,
    SAMPLE
}
