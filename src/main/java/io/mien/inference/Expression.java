package io.mien.inference;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How likely each class is, by {@link Emotion#ordinal()}, summing to 1; classes the model does not know are 0.
 *
 * @param probabilities length 8
 */
public record Expression(double[] probabilities) {
    public Expression {
        if (probabilities.length != Emotion.values().length) {
            throw new IllegalArgumentException("an expression has one probability a class");
        }
    }

    public double of(Emotion emotion) {
        return probabilities[emotion.ordinal()];
    }

    /** The class with the highest probability. */
    public Emotion likeliest() {
        return Arrays.stream(Emotion.values())
                .max(Comparator.comparingDouble(this::of))
                .orElseThrow();
    }

    /**
     * Softmax of a model's logits.
     *
     * @param labels the class of each logit
     * @param temperature above 0; larger is less sure (Guo et al. 2017)
     */
    public static Expression of(float[] logits, List<Emotion> labels, double temperature) {
        double highest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            highest = Math.max(highest, logit / temperature);
        }
        double sum = 0;
        double[] probabilities = new double[Emotion.values().length];
        for (int i = 0; i < logits.length; i++) {
            double weight = Math.exp(logits[i] / temperature - highest);
            probabilities[labels.get(i).ordinal()] = weight;
            sum += weight;
        }
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] /= sum;
        }
        return new Expression(probabilities);
    }
}
