package io.llmops.alerting.triage;

/** Which rules the counts of the present window come from, and those of the windows before it, fading. */
final class RuleMix {

    /** Rules that are told apart; those with higher numbers count as the last one. */
    static final int RULES = 64;

    private final int[] now = new int[RULES];
    private final double[] before = new double[RULES];

    void add(int rule) {
        now[Math.min(RULES - 1, rule)]++;
    }

    void close() {
        for (int rule = 0; rule < RULES; rule++) {
            before[rule] = before[rule] * CustomerCounts.FADING + now[rule];
            now[rule] = 0;
        }
    }

    /** The rule that has most beyond its usual part; negative if no count had a rule. */
    int mostGrown() {
        int most = -1;
        double growth = 0;
        for (int rule = 0; rule < RULES; rule++) {
            double grown = shareNow(rule) - shareBefore(rule);
            if (now[rule] > 0 && (most < 0 || grown > growth)) {
                most = rule;
                growth = grown;
            }
        }
        return most;
    }

    double shareNow(int rule) {
        double all = 0;
        for (int each : now) {
            all += each;
        }
        return all == 0 ? 0 : now[rule] / all;
    }

    double shareBefore(int rule) {
        double all = 0;
        for (double each : before) {
            all += each;
        }
        return all == 0 ? 0 : before[rule] / all;
    }
}
