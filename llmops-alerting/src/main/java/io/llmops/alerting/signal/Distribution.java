package io.llmops.alerting.signal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts by size for numbers of either sign: an exponential histogram. Immutable. */
final class Distribution {

    static final Distribution EMPTY = new Distribution(Buckets.EMPTY, 0, Buckets.EMPTY);

    private final Buckets negative; // by absolute value
    private final long zeros;
    private final Buckets positive;

    Distribution(Buckets negative, long zeros, Buckets positive) {
        this.negative = negative;
        this.zeros = zeros;
        this.positive = positive;
    }

    static Distribution of(double number) {
        return of(number, 1);
    }

    static Distribution of(double number, long times) {
        if (number > 0) {
            return new Distribution(Buckets.EMPTY, 0, Buckets.of(number, times));
        }
        if (number < 0) {
            return new Distribution(Buckets.of(-number, times), 0, Buckets.EMPTY);
        }
        return new Distribution(Buckets.EMPTY, times, Buckets.EMPTY);
    }

    static Distribution merge(List<Distribution> parts) {
        Tally all = new Tally();
        parts.forEach(all::add);
        return all.toDistribution();
    }

    /** What was added since, or null if something was reset. */
    @Nullable Distribution minus(Distribution before) {
        Buckets below = negative.minus(before.negative);
        Buckets above = positive.minus(before.positive);
        if (below == null || above == null || zeros < before.zeros) {
            return null;
        }
        return new Distribution(below, zeros - before.zeros, above);
    }

    Buckets negative() {
        return negative;
    }

    long zeros() {
        return zeros;
    }

    Buckets positive() {
        return positive;
    }

    boolean isEmpty() {
        return zeros == 0 && negative.isEmpty() && positive.isEmpty();
    }

    long count() {
        return negative.total() + zeros + positive.total();
    }

    /** The smallest number that at least the share {@code q} of all numbers does not exceed; NaN if there are none. */
    double quantile(double q) {
        long count = count();
        if (count == 0) {
            return Double.NaN;
        }
        long place = Math.max(1, (long) Math.ceil(q * count));
        long below = negative.total();
        if (place <= below) {
            return -negative.at(below - place + 1);
        }
        return place <= below + zeros ? 0 : positive.at(place - below - zeros);
    }

    double lowest() {
        if (!negative.isEmpty()) {
            return -negative.highest();
        }
        if (zeros > 0) {
            return 0;
        }
        return positive.isEmpty() ? Double.NaN : positive.lowest();
    }

    double highest() {
        if (!positive.isEmpty()) {
            return positive.highest();
        }
        if (zeros > 0) {
            return 0;
        }
        return negative.isEmpty() ? Double.NaN : -negative.lowest();
    }

    double relativeError() {
        return Math.max(negative.relativeError(), positive.relativeError());
    }
}
