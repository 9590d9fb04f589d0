package io.mien.inference;

/** A model does not answer for now: its server is full, late or away. The work is as good as before; try it again later. */
public class ModelUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelUnavailable(String sentence) {
        super(sentence);
    }

    public ModelUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
