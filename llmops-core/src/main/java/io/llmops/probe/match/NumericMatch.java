package io.llmops.probe.match;

import java.util.OptionalDouble;

/**
 * A number in the answer is this one.
 *
 * @param tolerance how far it may be off, 0 or more: in the number's own unit, or as a share of the expected number
 * @param relative whether the tolerance is a share
 * @param which of the numbers in the answer counts
 * @param percent whether {@code 12 %} means 0.12; otherwise the sign is read over and it means 12
 * @param decimalComma whether {@code 1.234,5} is meant where people elsewhere write {@code 1,234.5}
 */
public record NumericMatch(
        double expected, double tolerance, boolean relative, Which which, boolean percent, boolean decimalComma)
        implements TextMatch {

    /** Rounding of decimal fractions. */
    private static final double ROUNDING = 1e-12;

    /** Which number of an answer counts. */
    public enum Which {
        FIRST,
        LAST
    }

    public NumericMatch {
        if (!Double.isFinite(expected) || !(tolerance >= 0) || Double.isInfinite(tolerance)) {
            throw new IllegalArgumentException("A number is expected to be " + expected + ", to within " + tolerance
                    + "; give a number, and a tolerance of 0 or more such as 0.01 or \"1%\"");
        }
    }

    /** The last number of the answer, exactly. */
    public static NumericMatch of(double expected) {
        return new NumericMatch(expected, 0, false, Which.LAST, false, false);
    }

    @Override
    public boolean matches(String answer) {
        OptionalDouble found = Numbers.find(answer, which == Which.FIRST, percent, decimalComma);
        double allowed = relative ? tolerance * Math.abs(expected) : tolerance;
        return found.isPresent() && Math.abs(found.getAsDouble() - expected) <= allowed + ROUNDING * Math.abs(expected);
    }
}
