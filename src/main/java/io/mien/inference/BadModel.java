package io.mien.inference;

/** A model that must not be used: its card, its file or its tensors do not agree. Start-up stops with this sentence. */
public class BadModel extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadModel(String sentence) {
        super(sentence);
    }

    public BadModel(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
