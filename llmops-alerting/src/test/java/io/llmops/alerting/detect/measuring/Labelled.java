package io.llmops.alerting.detect.measuring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A series of points, oldest first, with what was wrong in it.
 *
 * @param millis since the epoch, one for each value
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Labelled(String name, String family, long[] millis, double[] values, List<Incident> incidents) {

    /** Points {@code from} up to but without {@code to}. */
    record Incident(String kind, int from, int to) {}

    /** NAB leaves out the first 15 % of a file, at most 750 rows. */
    int probation() {
        return (int) (0.15 * Math.min(values.length, 5000));
    }

    /** Windows as NAB makes them: a tenth of the file, shared by its incidents, around the beginning of each. */
    List<Incident> windows() {
        List<Incident> windows = new ArrayList<>();
        for (Incident each : incidents) {
            int half = Math.max(2, values.length / 20 / incidents.size());
            windows.add(new Incident(
                    each.kind(),
                    Math.max(probation(), each.from() - half),
                    Math.min(values.length, Math.max(each.from() + half, each.from() + 1))));
        }
        return windows;
    }

    boolean[] mask(List<Incident> of) {
        boolean[] mask = new boolean[values.length];
        for (Incident each : of) {
            Arrays.fill(mask, each.from(), each.to(), true);
        }
        return mask;
    }

    double weeks() {
        return Math.max(1e-9, (millis[millis.length - 1] - millis[probation()]) / (7 * 86_400_000.0));
    }
}
