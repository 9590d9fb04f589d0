package io.mien.facialcoding;

import io.mien.inference.BadModel;
import io.mien.platform.Problem;
import java.util.List;

/** A model that a tenant brought and that cannot be used, with everything that is wrong with it. */
public class OwnModelRefused extends Problem {
    private static final long serialVersionUID = 1L;

    private final List<String> sentences;

    private OwnModelRefused(List<String> sentences) {
        super(422, "model-refused", String.join(" ", sentences));
        this.sentences = List.copyOf(sentences);
    }

    static OwnModelRefused because(String sentence) {
        return new OwnModelRefused(List.of(sentence));
    }

    static OwnModelRefused of(BadModel bad) {
        return new OwnModelRefused(bad.sentences());
    }

    public List<String> sentences() {
        return sentences;
    }
}
