package io.llmops.alerting.triage.cause.measuring;

import io.llmops.alerting.triage.cause.Cause;
import java.util.Locale;

/** First form. */
final class Measuring {

    static Habits habits(String s) {
        return switch (s) {
            case "unlike" -> new Habits(0.4, true, 1, 0, 0);
            case "kindless" -> new Habits(0, false, 1, 0, 0);
            case "judged" -> new Habits(0, true, 0.1, 0, 0);
            case "swing" -> new Habits(0, true, 1, 0.4, 0);
            case "wander" -> new Habits(0, true, 1, 0, 0.1);
            case "bad" -> new Habits(0.4, false, 1, 0, 0);
            default -> Habits.plain();
        };
    }

    public static void main(String[] args) {
        Traces traces = Traces.read();
        System.out.println(traces.swaps());
        double perWindow = Double.parseDouble(args[0]);
        Contest contest = new Contest(traces, perWindow, habits(args.length > 3 ? args[3] : ""), Ours::new, Contest.Branch.all());
        long t0 = System.nanoTime();
        for (int seed = Integer.parseInt(args[1]); seed <= Integer.parseInt(args[2]); seed++) {
            contest.play(seed);
        }
        double worth = 0;
        for (var e : contest.outcomes.entrySet()) {
            Outcomes o = e.getValue();
            worth += o.worth / o.runs;
            System.out.printf(Locale.ROOT, "%-20s %s acc %.3f  [m %d u %d b %d n %d]  median %.0f min p90 %.0f, %.0f calls p90 %.0f%n",
                    e.getKey().scenario(), e.getKey().size(), o.accuracy(), o.verdicts[0], o.verdicts[1], o.verdicts[2], o.verdicts[3],
                    Outcomes.quantile(o.minutes, .5), Outcomes.quantile(o.minutes, .9), Outcomes.quantile(o.calls, .5), Outcomes.quantile(o.calls, .9));
        }
        System.out.printf("overall %.3f; FA/day %.4f (%d in %.0f); %.0f ns/event; %.1f s%n",
                worth / contest.outcomes.size() - contest.falseAlarms / contest.quietDays, contest.falseAlarms / contest.quietDays, contest.falseAlarms, contest.quietDays,
                contest.nanos / (double) contest.events, (System.nanoTime() - t0) / 1e9);
    }
}
