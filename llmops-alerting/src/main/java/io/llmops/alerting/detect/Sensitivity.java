package io.llmops.alerting.detect;

/**
 * How rarely a detector may be wrong, said as the expected number of events between two false alarms: the average run
 * length of the quality-control literature. The rarer, the more evidence it wants: ten times rarer costs about
 * {@code ln 10 / (ln of the old)} more delay, a fifth or so.
 *
 * <pre>{@code
 * Sensitivity.falseAlarms(1).perWeekOf(50_000).sharedBy(20)
 * }</pre>
 *
 * @param eventsPerFalseAlarm at least {@value #LEAST}
 */
public record Sensitivity(double eventsPerFalseAlarm) {

    /** Below this there is no time to learn anything between two false alarms. */
    public static final double LEAST = 1000;

    private static final double MOST = 1e15;
    private static final int DAYS = 7;

    public Sensitivity {
        if (!(eventsPerFalseAlarm >= LEAST && eventsPerFalseAlarm <= MOST)) {
            throw new IllegalArgumentException("One false alarm in " + eventsPerFalseAlarm
                    + " events is not possible; give from " + LEAST + " to " + MOST);
        }
    }

    /** One false alarm in so many events, in expectation and if nothing changes. */
    public static Sensitivity oneFalseAlarmIn(double events) {
        return new Sensitivity(events);
    }

    /**
     * So many false alarms a week, in expectation.
     *
     * @param alarmsPerWeek such as 0.25 for one a month
     * @param eventsPerDay how much traffic there is
     */
    public static Sensitivity falseAlarmsPerWeek(double alarmsPerWeek, double eventsPerDay) {
        if (!(alarmsPerWeek > 0 && eventsPerDay > 0)) {
            throw new IllegalArgumentException("Give more than 0 false alarms a week (" + alarmsPerWeek
                    + ") and more than 0 events a day (" + eventsPerDay + ")");
        }
        return new Sensitivity(eventsPerDay * DAYS / alarmsPerWeek);
    }

    /**
     * The sensitivity of each of several signals that together keep this promise, by the union bound, whatever they have
     * to do with each other. The events are those of one signal.
     */
    public Sensitivity sharedBy(int signals) {
        if (signals < 1) {
            throw new IllegalArgumentException("A sensitivity is shared by 1 signal or more, not by " + signals);
        }
        return new Sensitivity(eventsPerFalseAlarm * signals);
    }
}
