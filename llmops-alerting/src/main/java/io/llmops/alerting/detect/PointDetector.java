package io.llmops.alerting.detect;

/**
 * Judges one series of points, one after the other, never looking ahead.
 *
 * <p>What a score means is the same for all: 0 is quite usual, {@value #ALARM} and above says "somebody should look",
 * 1 is the most unusual; below the alarm the order still counts. A detector has no clock, keeps a fixed amount of
 * state and answers the same series with the same scores. It is not safe for use by several threads at once.
 */
public interface PointDetector {

    /** An alarm from this score on. */
    double ALARM = 0.5;

    /**
     * Judges a point, then learns it.
     *
     * @param epochMilli of the point; what is not later than the point before is judged all the same, by its place in
     *     the order
     * @param value in any unit; NaN, and what lies beyond ±1e100, scores 0 and is not learned
     * @return from 0 to 1, never NaN
     */
    double score(long epochMilli, double value);

    /** Everything learned, as {@link Detectors} takes it back. */
    SavedState save();
}
