package io.llmops.alerting.detect.chart;

import java.util.Arrays;

/** A tape of numbers: written in some order when state is saved, read in the same order when it is restored. */
public final class Numbers {

    private static final int INITIAL = 256;

    private double[] tape;
    private int end;
    private int place;

    public Numbers() {
        this.tape = new double[INITIAL];
    }

    public Numbers(double[] tape) {
        this.tape = tape.clone();
        this.end = tape.length;
    }

    public Numbers put(double... numbers) {
        if (end + numbers.length > tape.length) {
            tape = Arrays.copyOf(tape, 2 * (end + numbers.length));
        }
        System.arraycopy(numbers, 0, tape, end, numbers.length);
        end += numbers.length;
        return this;
    }

    /** Whole numbers of less than 16 digits; larger ones lose their last. */
    public Numbers putWhole(long... numbers) {
        for (long number : numbers) {
            put((double) number);
        }
        return this;
    }

    /**
     * The next number.
     *
     * @throws IllegalArgumentException if there is none, or it is not finite
     */
    public double next() {
        if (place >= end) {
            throw new IllegalArgumentException("Saved state ends after " + end + " numbers, too early");
        }
        double number = tape[place++];
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("Saved state holds a number that is not finite, at " + place);
        }
        return number;
    }

    public long nextWhole() {
        return (long) next();
    }

    /**
     * The next number.
     *
     * @throws IllegalArgumentException if it is no whole one within these limits
     */
    public int nextInt(int least, int most) {
        double number = next();
        if (number != Math.rint(number) || number < least || number > most) {
            throw new IllegalArgumentException("Saved state holds " + number + " at " + place
                    + " where a whole number from " + least + " to " + most + " belongs");
        }
        return (int) number;
    }

    public void next(double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = next();
        }
    }

    /**
     * Checks the end.
     *
     * @throws IllegalArgumentException if not all was read
     */
    public void requireEnd() {
        if (place != end) {
            throw new IllegalArgumentException("Saved state has " + (end - place) + " numbers too many");
        }
    }

    public double[] toArray() {
        return Arrays.copyOf(tape, end);
    }
}
