package io.llmops.alerting.detect.change;

import java.util.ArrayList;
import java.util.List;

/**
 * ADWIN (Bifet and Gavaldà 2007) of numbers from 0 to 1, two-sided: a window that is cut where its halves differ, kept as
 * buckets of doubling size. Alarms at a cut. Looks every 32 numbers.
 */
final class Adwin implements Watcher {

    private static final int BUCKETS_OF_A_SIZE = 5;
    private static final int EVERY = 32;
    private static final int LEAST = 5;

    private record Bucket(long size, double sum) {}

    private final List<Bucket> buckets = new ArrayList<>(); // the newest first
    private final double delta;
    private long count;
    private double sum;
    private double squares;

    Adwin(double delta) {
        this.delta = delta;
    }

    @Override
    public boolean alarms(double x) {
        count++;
        sum += x;
        squares += x * x;
        buckets.add(0, new Bucket(1, x));
        compress();
        return count % EVERY == 0 && cuts();
    }

    private void compress() {
        int first = 0;
        while (first < buckets.size()) {
            int end = first;
            while (end < buckets.size()
                    && buckets.get(end).size() == buckets.get(first).size()) {
                end++;
            }
            if (end - first <= BUCKETS_OF_A_SIZE) {
                return;
            }
            Bucket old = buckets.remove(end - 1);
            Bucket older = buckets.remove(end - 2);
            buckets.add(end - 2, new Bucket(old.size() + older.size(), old.sum() + older.sum()));
            first = end - 2;
        }
    }

    private boolean cuts() {
        double variance = Math.max(0, squares / count - sum / count * (sum / count));
        double confidence = Math.log(2 * Math.log((double) count) / delta);
        double newer = 0;
        double newerSum = 0;
        for (Bucket bucket : buckets) {
            newer += bucket.size();
            newerSum += bucket.sum();
            double older = count - newer;
            if (newer < LEAST || older < LEAST) {
                continue;
            }
            double m = 1 / newer + 1 / older;
            double limit = Math.sqrt(2 * m * variance * confidence) + 2.0 / 3 * m * confidence;
            if (Math.abs(newerSum / newer - (sum - newerSum) / older) > limit) {
                return true;
            }
        }
        return false;
    }
}
