package io.mien.inference;

import io.mien.platform.RefusedStart;
import java.util.List;

/** A model that must not be used: its card, its file or its tensors do not agree. Start-up stops with these sentences. */
public class BadModel extends RefusedStart {
    private static final long serialVersionUID = 1L;

    private final List<String> sentences;

    public BadModel(String sentence) {
        this(List.of(sentence));
    }

    public BadModel(List<String> sentences) {
        super(String.join(" ", sentences));
        this.sentences = List.copyOf(sentences);
    }

    public BadModel(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentences = List.of(sentence);
    }

    /** Everything that is wrong, each with what would be right. */
    public List<String> sentences() {
        return sentences;
    }
}
