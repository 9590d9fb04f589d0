package io.mien.fieldwork;

/** How the person of a visit came in. Previews never count. */
public enum Origin {
    LINK,
    PREVIEW,
    IMPORT,
    SAMPLE;

    /** Made to try something out or to show something: no figure of a campaign holds it. */
    public boolean neverCounts() {
        return this == PREVIEW || this == SAMPLE;
    }
}
