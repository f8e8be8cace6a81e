package io.llmops.alerting.detect;

/**
 * What a window that ends at some moment usually looks like, and how much experience says so.
 *
 * @param centre the usual value, in the unit of what was added
 * @param spread the standard deviation of windows around what was expected of them, in the same unit; 0 while every
 *     window was as expected
 * @param hours of history there are at all
 * @param days of them in which this hour of the day was seen
 * @param weeks of them in which this hour of the week was seen
 */
public record Expected(double centre, double spread, int hours, int days, int weeks) {

    /** How many spreads the value lies above (or below, if negative) the centre; infinite beyond a spread of 0. */
    public double deviations(double value) {
        double distance = value - centre;
        return distance == 0 ? 0 : distance / spread;
    }
}
