package io.mien.results;

import java.util.function.DoubleUnaryOperator;

/** Tails and quantiles of the normal and of Student's t distribution; infinite degrees of freedom are the normal. */
final class Distributions {
    private static final double TINY = 1e-300;
    private static final double PRECISION = 1e-15;
    private static final int MAX_TERMS = 500;
    private static final int HALVINGS = 200;
    private static final double FARTHEST = 1e3;

    private static final double[] LANCZOS = {
        0.99999999999980993,
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7
    };

    private Distributions() {}

    /** P(T > u) with nu degrees of freedom. */
    static double tail(double u, double nu) {
        if (u < 0) {
            return 1 - tail(-u, nu);
        }
        return Double.isInfinite(nu) ? normalTail(u) : incompleteBeta(nu / 2, 0.5, nu / (nu + u * u)) / 2;
    }

    /** The u with P(T > u) = tail, for 0 < tail < 0.5. */
    static double upperQuantile(double tail, double nu) {
        return falling(u -> tail(u, nu), tail);
    }

    /** Where a falling function meets a value, searched from 0 upwards. */
    static double falling(DoubleUnaryOperator function, double value) {
        double low = 0;
        double high = FARTHEST;
        for (int i = 0; i < HALVINGS && high - low > PRECISION * high; i++) {
            double middle = (low + high) / 2;
            if (function.applyAsDouble(middle) > value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Q(1/2, u^2 / 2) / 2: by its series near 0, by its continued fraction (Lentz) elsewhere. */
    private static double normalTail(double u) {
        double x = u * u / 2;
        double scale = Math.exp(-x + 0.5 * Math.log(Math.max(x, TINY))) / Math.sqrt(Math.PI);
        if (x < 1.5) {
            double term = 2;
            double sum = term;
            for (int i = 1; i < MAX_TERMS && term > sum * PRECISION; i++) {
                term *= x / (0.5 + i);
                sum += term;
            }
            return (1 - scale * sum) / 2;
        }
        double b = x + 0.5;
        double c = 1 / TINY;
        double d = 1 / b;
        double fraction = d;
        for (int i = 1; i < MAX_TERMS; i++) {
            double a = -i * (i - 0.5);
            b += 2;
            d = 1 / away(a * d + b);
            c = away(b + a / c);
            fraction *= d * c;
            if (Math.abs(d * c - 1) < PRECISION) {
                break;
            }
        }
        return scale * fraction / 2;
    }

    /** I_x(a, b) by its continued fraction (Lentz), accurate to about 1e-14. */
    private static double incompleteBeta(double a, double b, double x) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
        return x < (a + 1) / (a + b + 2)
                ? front * betaFraction(a, b, x) / a
                : 1 - front * betaFraction(b, a, 1 - x) / b;
    }

    private static double betaFraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / away(1 - (a + b) * x / (a + 1));
        double fraction = d;
        for (int m = 1; m < MAX_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / away(1 + even * d);
            c = away(1 + even / c);
            fraction *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / away(1 + odd * d);
            c = away(1 + odd / c);
            fraction *= d * c;
            if (Math.abs(d * c - 1) < PRECISION) {
                break;
            }
        }
        return fraction;
    }

    private static double away(double fromZero) {
        return Math.abs(fromZero) < TINY ? TINY : fromZero;
    }

    private static double logGamma(double x) {
        double shifted = x - 1;
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (shifted + i);
        }
        double t = shifted + LANCZOS.length - 1.5;
        return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
    }
}
