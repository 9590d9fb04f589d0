package io.mien.inference;

/** A model will not take what it was given, now or later. */
public class ModelRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
