package io.mien.inference;

import java.util.List;

/**
 * Class activation maps of one aligned face: for each label, how much each place of the picture spoke for the class (above
 * 0) or against it (below), before any scaling (Zhou et al. 2016, without the ReLU that Grad-CAM adds).
 *
 * @param expression what the network read in the same picture
 * @param labels class of each map
 * @param rows of a map
 * @param columns of a map
 * @param values label by label, row by row
 */
public record ActivationMap(Expression expression, List<Emotion> labels, int rows, int columns, float[] values) {
    public ActivationMap {
        if (rows < 1 || columns < 1 || values.length != labels.size() * rows * columns) {
            throw new IllegalArgumentException("an activation map has one value a label, row and column");
        }
    }

    public boolean knows(Emotion emotion) {
        return labels.contains(emotion);
    }

    /** The map of one class; bilinear between the middles of its cells, the outermost cells reaching to the edge. */
    public double at(Emotion emotion, double across, double down) {
        double x = Math.min(columns - 1, Math.max(0, across * columns - 0.5));
        double y = Math.min(rows - 1, Math.max(0, down * rows - 0.5));
        int left = (int) Math.min(columns - 2.0, Math.floor(x));
        int top = (int) Math.min(rows - 2.0, Math.floor(y));
        return mix(
                mix(cell(emotion, left, top), cell(emotion, left + 1, top), x - left),
                mix(cell(emotion, left, top + 1), cell(emotion, left + 1, top + 1), x - left),
                y - top);
    }

    /** The largest size, whatever its sign, in the map of one class. */
    public double largest(Emotion emotion) {
        double largest = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                largest = Math.max(largest, Math.abs(cell(emotion, column, row)));
            }
        }
        return largest;
    }

    private double cell(Emotion emotion, int column, int row) {
        int safeColumn = Math.max(0, Math.min(columns - 1, column));
        int safeRow = Math.max(0, Math.min(rows - 1, row));
        return values[(labels.indexOf(emotion) * rows + safeRow) * columns + safeColumn];
    }

    private static double mix(double first, double second, double part) {
        return first + (second - first) * part;
    }
}
