package io.llmops.alerting.signal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts of positive numbers by size: the buckets of a base-2 exponential histogram.
 *
 * <p>Bucket {@code i} at scale {@code s} counts the numbers in {@code (base^i, base^(i+1)]} with
 * {@code base = 2^(2^-s)} (OpenTelemetry metrics data model, "ExponentialHistogram"). Halving the scale joins
 * neighbours, so buckets of any two scales add up. Two bounds keep them small: never finer than {@link #FINEST}, never
 * more than {@link #MOST}; numbers that differ by more than a factor of 1,024 cost scale, that is precision.
 *
 * <p>Immutable. The counts array is never handed out.
 */
final class Buckets {

    /** Scale 4: neighbours differ by 4.4 %, so a number is known to within 2.2 %. */
    static final int FINEST = 4;

    /** OpenTelemetry's own default. At scale 4 it spans a factor of 1,024. */
    static final int MOST = 160;

    static final Buckets EMPTY = new Buckets(FINEST, 0, new long[0]);

    private static final double LN_2 = Math.log(2);

    private final int scale;
    private final int offset;
    private final long[] counts;

    private Buckets(int scale, int offset, long[] counts) {
        this.scale = scale;
        this.offset = offset;
        this.counts = counts;
    }

    /** Buckets as OpenTelemetry hands them over. */
    static Buckets of(int scale, int offset, List<Long> counts) {
        return of(scale, offset, counts.stream().mapToLong(Long::longValue).toArray());
    }

    /** Empty ones at either end are cut off; the array now belongs to them. */
    static Buckets of(int scale, int offset, long[] counts) {
        int first = 0;
        int end = counts.length;
        while (first < end && counts[first] == 0) {
            first++;
        }
        while (end > first && counts[end - 1] == 0) {
            end--;
        }
        if (first == end) {
            return EMPTY;
        }
        long low = (long) offset + first;
        long high = (long) offset + end - 1;
        int shift = Math.max(0, scale - FINEST);
        while ((high >> shift) - (low >> shift) >= MOST) {
            shift++;
        }
        if (shift == 0 && first == 0 && end == counts.length) {
            return new Buckets(scale, offset, counts);
        }
        long[] joined = new long[(int) ((high >> shift) - (low >> shift)) + 1];
        for (int i = first; i < end; i++) {
            joined[(int) ((((long) offset + i) >> shift) - (low >> shift))] += counts[i];
        }
        return new Buckets(scale - shift, (int) (low >> shift), joined);
    }

    /** The buckets of one positive number, counted {@code times} times. */
    static Buckets of(double number, long times) {
        return new Buckets(FINEST, index(number), new long[] {times});
    }

    private static int index(double number) {
        return (int) Math.ceil(Math.log(number) / LN_2 * (1 << FINEST)) - 1;
    }

    /** All of them together, at the finest scale that all allow and that fits. */
    static Buckets merge(List<Buckets> parts) {
        BucketTally all = new BucketTally();
        parts.forEach(all::addAll);
        return all.toBuckets();
    }

    /** What was added since, or null if these cannot be the same buckets grown: something was reset. */
    @Nullable Buckets minus(Buckets before) {
        Buckets both = merge(List.of(this, before)); // for the scale and range that they share
        long[] rest = both.spread(this);
        long[] gone = both.spread(before);
        for (int i = 0; i < rest.length; i++) {
            if (gone[i] > rest[i]) {
                return null;
            }
            rest[i] -= gone[i];
        }
        return of(both.scale, both.offset, rest);
    }

    /** The counts of a part in buckets like these. */
    private long[] spread(Buckets part) {
        long[] sums = new long[counts.length];
        for (int i = 0; i < part.counts.length; i++) {
            sums[((part.offset + i) >> (part.scale - scale)) - offset] += part.counts[i];
        }
        return sums;
    }

    int scale() {
        return scale;
    }

    int offset() {
        return offset;
    }

    int size() {
        return counts.length;
    }

    long count(int bucket) {
        return counts[bucket];
    }

    boolean isEmpty() {
        return counts.length == 0;
    }

    long total() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    /** The number at this place when all are lined up by size, smallest first, the first at place 1. */
    double at(long place) {
        int bucket = 0;
        for (long seen = counts[0]; seen < place; seen += counts[bucket]) {
            bucket++;
        }
        return middle(offset + bucket);
    }

    /** The point of a bucket that is as far, relatively, from its lower as from its upper end: 2·lo·hi/(lo+hi). */
    private double middle(int index) {
        double base = base();
        return lower(index) * 2 * base / (1 + base);
    }

    double lowest() {
        return lower(offset);
    }

    double highest() {
        return lower(last() + 1);
    }

    /** How far {@link #at} may be off, as a share of the true number: (base-1)/(base+1). */
    double relativeError() {
        return (base() - 1) / (base() + 1);
    }

    private double base() {
        return Math.pow(2, Math.scalb(1.0, -scale));
    }

    private double lower(int index) {
        return Math.pow(2, index * Math.scalb(1.0, -scale));
    }

    private int last() {
        return offset + counts.length - 1;
    }
}
