package io.llmops.alerting.detect;

/** Turns a distance in deviations into a score: {@link PointDetector#ALARM} exactly at the alarm's distance. */
final class Deviation {

    private static final double ROUNDING = 1e-9;

    /** Its square can still be added up. */
    private static final double LARGEST = 1e100;

    private Deviation() {}

    /** Neither NaN nor infinite nor so large that sums of squares would become infinite. */
    static boolean usable(double value) {
        return Math.abs(value) <= LARGEST;
    }

    /**
     * @param distance from the usual
     * @param spread one deviation; of 0, any real distance is infinitely many
     * @param alarmAt deviations
     * @param size of the values themselves: differences below a billionth of it are rounding
     */
    static double score(double distance, double spread, double alarmAt, double size) {
        double away = Math.abs(distance);
        if (away <= ROUNDING * Math.abs(size)) {
            return 0;
        }
        double deviations = away / spread;
        return deviations > 1e12 ? 1 : deviations / (deviations + alarmAt);
    }
}
