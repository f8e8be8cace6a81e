package io.llmops.alerting.signal;

/** A {@link Distribution} that is being added up, and taken away again. Not thread-safe. */
final class Tally {

    final BucketTally negative = new BucketTally();
    final BucketTally positive = new BucketTally();
    long zeros;

    void add(Distribution distribution) {
        negative.addAll(distribution.negative());
        zeros += distribution.zeros();
        positive.addAll(distribution.positive());
    }

    void add(Tally other) {
        negative.addAll(other.negative);
        zeros += other.zeros;
        positive.addAll(other.positive);
    }

    boolean isEmpty() {
        return zeros == 0 && negative.isEmpty() && positive.isEmpty();
    }

    /** The coarser of its two. */
    int scale() {
        return Math.min(negative.scale(), positive.scale());
    }

    /** For how many buckets it has room. */
    int length() {
        return negative.length() + positive.length();
    }

    Distribution toDistribution() {
        if (isEmpty()) {
            return Distribution.EMPTY;
        }
        return new Distribution(negative.toBuckets(), zeros, positive.toBuckets());
    }

    long memoryBytes() {
        return 120 + 8L * length();
    }
}
