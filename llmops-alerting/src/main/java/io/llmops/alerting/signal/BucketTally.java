package io.llmops.alerting.signal;

import java.util.Arrays;

/**
 * Buckets that are being added up, and taken away again. Not thread-safe.
 *
 * <p>Its scale is that of the coarsest part it ever met; it may span more buckets than {@link Buckets#MOST}, and only what
 * {@link #toBuckets} gives is cut to that.
 */
final class BucketTally {

    /** A factor of 10^77 at the finest scale; numbers farther apart than that cost scale at once. */
    private static final int WIDEST = 4_096;

    private int scale = Buckets.FINEST;
    private int offset;
    private long[] counts = {};

    /** Makes room for buckets of this scale and range. Returns by how many halvings of scale they must be shifted. */
    int prepare(int partScale, int partOffset, int partSize) {
        coarsenTo(Math.min(scale, partScale));
        long low = (long) partOffset >> (partScale - scale);
        long high = ((long) partOffset + partSize - 1) >> (partScale - scale);
        if (counts.length > 0) {
            low = Math.min(low, offset);
            high = Math.max(high, offset + counts.length - 1L);
        }
        int halvings = 0;
        while ((high >> halvings) - (low >> halvings) >= WIDEST) {
            halvings++;
        }
        coarsenTo(scale - halvings);
        grow((int) (low >> halvings), (int) (high >> halvings));
        return partScale - scale;
    }

    private void coarsenTo(int coarser) {
        int shift = scale - coarser;
        if (shift == 0) {
            return;
        }
        scale = coarser;
        if (counts.length > 0) {
            int low = offset >> shift;
            long[] joined = new long[((offset + counts.length - 1) >> shift) - low + 1];
            for (int i = 0; i < counts.length; i++) {
                joined[((offset + i) >> shift) - low] += counts[i];
            }
            offset = low;
            counts = joined;
        }
    }

    private void grow(int low, int high) {
        int size = high - low + 1;
        if (counts.length == size) {
            return;
        }
        long[] grown = new long[size];
        System.arraycopy(counts, 0, grown, counts.length == 0 ? 0 : offset - low, counts.length);
        offset = low;
        counts = grown;
    }

    /** Adds to a bucket of the present scale that {@link #prepare} made room for. */
    void add(int index, long count) {
        counts[index - offset] += count;
    }

    void addAll(BucketTally other) {
        if (other.counts.length > 0) {
            int shift = prepare(other.scale, other.offset, other.counts.length);
            for (int i = 0; i < other.counts.length; i++) {
                counts[((other.offset + i) >> shift) - offset] += other.counts[i];
            }
        }
    }

    void addAll(Buckets buckets) {
        if (buckets.size() > 0) {
            int shift = prepare(buckets.scale(), buckets.offset(), buckets.size());
            for (int i = 0; i < buckets.size(); i++) {
                counts[((buckets.offset() + i) >> shift) - offset] += buckets.count(i);
            }
        }
    }

    int scale() {
        return scale;
    }

    boolean isEmpty() {
        for (long count : counts) {
            if (count != 0) {
                return false;
            }
        }
        return true;
    }

    /** Without empty ends, and as coarse as it takes to be few. */
    Buckets toBuckets() {
        int first = 0;
        int end = counts.length;
        while (first < end && counts[first] == 0) {
            first++;
        }
        while (end > first && counts[end - 1] == 0) {
            end--;
        }
        return Buckets.of(scale, offset + first, Arrays.copyOfRange(counts, first, end));
    }

    int length() {
        return counts.length;
    }
}
