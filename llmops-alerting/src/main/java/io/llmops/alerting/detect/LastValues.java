package io.llmops.alerting.detect;

/** The last values of a series, in order of time. */
final class LastValues {

    private final double[] ring;
    private int count;
    private int next;

    LastValues(int size) {
        ring = new double[size];
    }

    int count() {
        return count;
    }

    /** Takes one in; the answer is the one that had to go, NaN if none had to. */
    double push(double value) {
        double gone = count == ring.length ? ring[next] : Double.NaN;
        ring[next] = value;
        next = (next + 1) % ring.length;
        count = Math.min(count + 1, ring.length);
        return gone;
    }

    /** Whether the latest value filled the last place of the ring. */
    boolean atEnd() {
        return next == 0;
    }

    double get(int i) {
        return ring[i];
    }

    double[] save() {
        double[] numbers = new double[ring.length + 2];
        numbers[0] = count;
        numbers[1] = next;
        System.arraycopy(ring, 0, numbers, 2, ring.length);
        return numbers;
    }

    void restore(double[] saved) {
        count = (int) saved[0];
        next = (int) saved[1];
        System.arraycopy(saved, 2, ring, 0, ring.length);
    }
}
