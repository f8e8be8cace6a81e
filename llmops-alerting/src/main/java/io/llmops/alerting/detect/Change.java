package io.llmops.alerting.detect;

/**
 * A level that has shifted.
 *
 * @param direction where to
 * @param onsetEpochMilli the event at which it most probably began; of a gradual shift, where it became visible
 * @param foundEpochMilli the event at which the evidence sufficed
 * @param eventsSince events from the onset on, until now
 * @param before mean before the change
 * @param after mean of the events since the onset
 * @param low with {@code high}, where the mean after the change lies; how often it really does is in docs/detection-change.md
 */
public record Change(
        Direction direction,
        long onsetEpochMilli,
        long foundEpochMilli,
        long eventsSince,
        double before,
        double after,
        double low,
        double high) {

    /** Where a level went. */
    public enum Direction {
        UP,
        DOWN
    }

    /** How many times the level before; NaN where that was zero. */
    public double ratio() {
        return before == 0 ? Double.NaN : after / before;
    }
}
