package io.llmops.alerting.triage.cause.live.measuring;

import io.llmops.alerting.triage.cause.Cause;

/** What is claimed, counted against the truth. */
final class Claims implements Contestant.Listener {

    private final Cause truth;
    private final long since;
    private Cause now = Cause.NOISE;
    private Cause verdict = Cause.NOISE;
    private int alarms;
    private int callsBefore;
    private double firstRightMinutes = Double.NaN;
    private double firstRightCalls = Double.NaN;

    Claims(Cause truth, long since) {
        this.truth = truth;
        this.since = since;
    }

    @Override
    public void says(Cause cause, long millis, int calls) {
        boolean alarm = cause != Cause.NOISE && now != Cause.BOTH;
        now = cause;
        if (!alarm) {
            return;
        }
        alarms++;
        verdict = cause;
        if (cause == truth && Double.isNaN(firstRightMinutes)) {
            firstRightMinutes = (millis - since) / 60_000.0;
            firstRightCalls = callsBefore + calls;
        }
    }

    void windowEnds(int calls) {
        callsBefore += calls;
    }

    int alarms() {
        return alarms;
    }

    /** @param horizonMinutes stands for never */
    void judge(Outcomes into, double horizonMinutes) {
        boolean missed = Double.isNaN(firstRightMinutes);
        into.add(verdict, missed ? horizonMinutes : firstRightMinutes, missed ? callsBefore : firstRightCalls);
    }
}
