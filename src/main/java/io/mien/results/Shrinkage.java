package io.mien.results;

import java.util.Arrays;

/**
 * Scores drawn towards their mean by how little is known of each (empirical Bayes). The variance between them is Paule and
 * Mandel's (1982): the tau^2 at which the weighted squared distances from the mean add up to k - 1; 0 where they never reach it.
 *
 * @param mean weighted by 1 / (tau^2 + se^2)
 * @param error standard error of that mean
 * @param between tau^2
 * @param distances Q: weighted squared distances at tau^2 = 0
 */
public record Shrinkage(double mean, double error, double between, double distances) {
    private static final double LARGEST = 1e12;
    private static final int HALVINGS = 300;

    /** @param values raw scores, @param errors their standard errors */
    public static Shrinkage of(double[] values, double[] errors) {
        double atNought = distances(values, errors, 0);
        double between = atNought <= values.length - 1 ? 0 : balanced(values, errors);
        double weights =
                Arrays.stream(errors).map(se -> 1 / (between + se * se)).sum();
        return new Shrinkage(mean(values, errors, between), Math.sqrt(1 / weights), between, atNought);
    }

    /** What is left of a score's own distance from the mean: B = tau^2 / (tau^2 + se^2). */
    public double weight(double error) {
        return between / (between + error * error);
    }

    /** The score drawn towards the mean. */
    public double shrunk(double value, double error) {
        return mean + weight(error) * (value - mean);
    }

    /** 95 % interval of the shrunken score, the mean's own uncertainty included. */
    public Interval interval(double value, double error) {
        double b = weight(error);
        double own = Math.sqrt(b * error * error + (1 - b) * (1 - b) * this.error * this.error);
        double middle = shrunk(value, error);
        return new Interval(middle - Wilson.Z95 * own, middle + Wilson.Z95 * own);
    }

    private static double balanced(double[] values, double[] errors) {
        double low = 0;
        double high = 1;
        while (distances(values, errors, high) > values.length - 1 && high < LARGEST) {
            high *= 2;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (distances(values, errors, middle) > values.length - 1) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double mean(double[] values, double[] errors, double between) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < values.length; i++) {
            double weight = 1 / (between + errors[i] * errors[i]);
            sum += weight * values[i];
            weights += weight;
        }
        return sum / weights;
    }

    private static double distances(double[] values, double[] errors, double between) {
        double mean = mean(values, errors, between);
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (values[i] - mean) * (values[i] - mean) / (between + errors[i] * errors[i]);
        }
        return sum;
    }
}
