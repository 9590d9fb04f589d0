package io.mien.results;

/**
 * One figure per person, summed up.
 *
 * @param people how many
 * @param mean of their figures
 * @param variance of their figures, dividing by n - 1
 * @param isShare whether each figure is 0 or 1
 */
record Scalar(int people, double mean, double variance, boolean isShare) {

    /** @param figures one a person; NaN is nobody's */
    static Scalar of(double[] figures) {
        int people = 0;
        double sum = 0;
        boolean share = true;
        for (double figure : figures) {
            if (!Double.isNaN(figure)) {
                people++;
                sum += figure;
                share &= figure == 0 || figure == 1;
            }
        }
        double mean = sum / people;
        double squares = 0;
        for (double figure : figures) {
            squares += Double.isNaN(figure) ? 0 : (figure - mean) * (figure - mean);
        }
        return new Scalar(people, mean, people > 1 ? squares / (people - 1) : 0, share);
    }

    double squaredError() {
        return variance / people;
    }
}
