package io.mien.export;

import java.io.IOException;

/**
 * Rows that are read while they are written, so that a table of any length takes no more memory than a part of it. Each call
 * reads them anew.
 *
 * @param <R> one row
 */
public interface Rows<R> {
    void each(Taker<? super R> taker) throws IOException;

    /** What becomes of a row. */
    interface Taker<R> {
        void take(R row) throws IOException;
    }
}
