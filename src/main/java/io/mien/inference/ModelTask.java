package io.mien.inference;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a model is there for, by the word on its card. */
public enum ModelTask {
    FACE_DETECTION("face-detection"),
    FACE_MESH("face-mesh"),
    FACE_LANDMARKS("face-landmarks"),
    FACIAL_CODING("facial-coding"),
    SEQUENCE_CODING("sequence-coding");

    private final String word;

    ModelTask(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static boolean isKnown(String word) {
        return Arrays.stream(values()).anyMatch(task -> task.word.equals(word));
    }

    static String words() {
        return Arrays.stream(values()).map(ModelTask::word).collect(Collectors.joining(", "));
    }
}
