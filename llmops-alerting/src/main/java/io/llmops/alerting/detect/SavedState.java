package io.llmops.alerting.detect;

import java.util.Arrays;
import java.util.List;

/**
 * What a detector or baseline has learned, as finite numbers, so that any format can carry it: restored, it goes on
 * exactly where it stopped.
 *
 * @param of what wrote it, with its version; another refuses it
 * @param numbers only meaningful to what wrote it
 */
public record SavedState(String of, List<Double> numbers) {

    public SavedState {
        numbers = List.copyOf(numbers);
    }

    static SavedState of(String of, double[] numbers) {
        return new SavedState(of, Arrays.stream(numbers).boxed().toList());
    }

    /** @throws IllegalArgumentException if this was written by something else, or is not whole */
    double[] numbers(String expected, int length) {
        if (!of.equals(expected) || numbers.size() != length) {
            throw new IllegalArgumentException("Saved state '" + of + "' of " + numbers.size()
                    + " numbers is not of this kind; it needs '" + expected + "' with " + length);
        }
        double[] copy = numbers.stream().mapToDouble(Double::doubleValue).toArray();
        if (!Arrays.stream(copy).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("Saved state '" + of + "' holds a number that is not finite");
        }
        return copy;
    }
}
