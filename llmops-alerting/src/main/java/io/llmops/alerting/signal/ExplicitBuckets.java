package io.llmops.alerting.signal;

import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An explicit-bucket histogram, as a user's {@code View} may impose: bucket {@code i} counts the numbers in
 * {@code (bounds[i-1], bounds[i]]}, the first and the last are open. Extremes may be unknown, then NaN.
 */
record ExplicitBuckets(List<Double> bounds, List<Long> counts, double sum, double min, double max) {

    /** A bucket is spread over at most this many places when it becomes a {@link Distribution}. */
    private static final int PLACES = 32;

    static ExplicitBuckets of(HistogramPointData point) {
        return new ExplicitBuckets(
                point.getBoundaries(),
                point.getCounts(),
                point.getSum(),
                point.hasMin() ? point.getMin() : Double.NaN,
                point.hasMax() ? point.getMax() : Double.NaN);
    }

    /** What was added since, or null if something was reset. */
    @Nullable ExplicitBuckets minus(ExplicitBuckets before) {
        if (!bounds.equals(before.bounds)) {
            return null;
        }
        List<Long> added = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i) < before.counts.get(i)) {
                return null;
            }
            added.add(counts.get(i) - before.counts.get(i));
        }
        return new ExplicitBuckets(bounds, added, sum - before.sum, Double.NaN, Double.NaN);
    }

    Aggregate aggregate(Exemplars exemplars) {
        long count = counts.stream().mapToLong(Long::longValue).sum();
        return new Aggregate(Aggregate.Kind.HISTOGRAM, count, sum, min, max, distribution(), exemplars);
    }

    /** Each bucket's count spread evenly between its bounds, which is also what {@code histogram_quantile} assumes. */
    Distribution distribution() {
        List<Distribution> spread = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            long left = counts.get(i);
            double lower = lower(i);
            double width = upper(i) - lower;
            long places = Math.min(left, PLACES);
            for (long place = 0; place < places; place++) {
                long share = left / (places - place);
                left -= share;
                spread.add(Distribution.of(lower + width * (place + 0.5) / places, share));
            }
        }
        return Distribution.merge(spread);
    }

    private double lower(int bucket) {
        double bound = bucket > 0 ? bounds.get(bucket - 1) : Math.min(0, bounds.isEmpty() ? 0 : bounds.get(0));
        return min > bound || (bucket == 0 && min < bound) ? Math.min(min, upper(bucket)) : bound;
    }

    private double upper(int bucket) {
        boolean open = bucket == bounds.size();
        double bound = open ? (bounds.isEmpty() ? 0 : bounds.get(bucket - 1)) : bounds.get(bucket);
        return max < bound || (open && max > bound) ? max : bound;
    }
}
