package io.llmops.alerting.signal;

import java.util.ArrayList;
import java.util.List;

/**
 * What a Micrometer timer, summary or counter has come to since it began.
 *
 * @param buckets counts of numbers at or below each bound, running up; empty if there are none
 */
record MeterTotals(double count, double sum, List<Double> bounds, List<Double> buckets) {

    /** Whether a meter that stood there cannot have come here: it was removed and made anew. */
    boolean isResetSince(MeterTotals before) {
        return count < before.count;
    }

    MeterTotals minus(MeterTotals before) {
        boolean comparable = bounds.equals(before.bounds);
        List<Double> added = new ArrayList<>();
        for (int i = 0; i < buckets.size(); i++) {
            added.add(buckets.get(i) - (comparable ? before.buckets.get(i) : 0));
        }
        return new MeterTotals(count - before.count, sum - before.sum, bounds, added);
    }

    Aggregate histogram(boolean bucketsNeverForget) {
        ExplicitBuckets explicit = explicit();
        boolean sound = explicit.counts().stream().allMatch(it -> it >= 0)
                && (bucketsNeverForget || (!buckets.isEmpty() && buckets.get(buckets.size() - 1) == count));
        return new Aggregate(
                Aggregate.Kind.HISTOGRAM,
                Math.round(count),
                sum,
                Double.NaN,
                Double.NaN,
                sound ? explicit.distribution() : Distribution.EMPTY,
                Exemplars.NONE);
    }

    /** Each bucket by itself, and behind the last bound what lies in none. */
    private ExplicitBuckets explicit() {
        List<Double> finite = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        double before = 0;
        for (int i = 0; i < bounds.size(); i++) {
            if (bounds.get(i) < Double.MAX_VALUE) {
                finite.add(bounds.get(i));
                counts.add(Math.round(buckets.get(i) - before));
                before = buckets.get(i);
            }
        }
        counts.add(finite.isEmpty() ? 0 : Math.round(count - before));
        return new ExplicitBuckets(finite, counts, sum, Double.NaN, Double.NaN);
    }
}
