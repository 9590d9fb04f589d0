package io.mien.export;

/** Nobody waits for the file any more: somebody in it has withdrawn, or its time is over. */
class ExportUnwanted extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
