package io.llmops.alerting.triage.cause.live.measuring;

/**
 * What the specification leaves out.
 *
 * @param unlike how customers differ in what the model makes of the same kind of question: standard deviation of the
 *     logarithm of the length of answers; of seconds per token a third, of scores a tenth of it
 * @param kinds false if nothing tells kinds of questions apart
 * @param judged share of the answers that are evaluated
 * @param swing of what is asked with the time of day: so much of the traffic is of other templates at its height
 * @param wander of the model with time, alike for hours: standard deviation of the logarithm of the length of answers; of
 *     scores a fifth of it
 */
record Habits(double unlike, boolean kinds, double judged, double swing, double wander) {

    static Habits plain() {
        return new Habits(0, true, 1, 0, 0);
    }
}
