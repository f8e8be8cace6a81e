package io.llmops.probe.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's correction for asking several questions at once: the chance of any false alarm among them stays what one alone
 * would have. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979).
 */
public final class Holm {

    private Holm() {}

    /** The adjusted p-values, in the order given. */
    public static double[] adjust(double... pValues) {
        List<Integer> order = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .toList();
        double[] adjusted = new double[pValues.length];
        double largest = 0;
        for (int rank = 0; rank < pValues.length; rank++) {
            int i = order.get(rank);
            largest = Math.max(largest, Math.min(1, pValues[i] * (pValues.length - rank)));
            adjusted[i] = largest;
        }
        return adjusted;
    }
}
