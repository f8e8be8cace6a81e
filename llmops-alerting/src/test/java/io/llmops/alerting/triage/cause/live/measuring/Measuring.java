package io.llmops.alerting.triage.cause.live.measuring;

import io.llmops.alerting.triage.cause.Cause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Prints the tables of {@code docs/quality-cause-live.md}: {@code Measuring CALLS_A_WINDOW FIRST_SEED LAST_SEED [HABIT]}.
 * Seeds 1 to 50 are for development, 1001 to 1200 for the report. The data are looked for in {@code ../../shared/data}, or
 * where {@code -Dllmops.shared} says; without them there is nothing to print.
 */
final class Measuring {

    static final String OURS = "live engine";

    private static final Map<String, Habits> HABITS = Map.of(
            "unlike", new Habits(0.4, true, 1, 0, 0),
            "kindless", new Habits(0, false, 1, 0, 0),
            "judged", new Habits(0, true, 0.1, 0, 0),
            "swing", new Habits(0, true, 1, 0.4, 0),
            "wander", new Habits(0, true, 1, 0, 0.1));

    private Measuring() {}

    public static void main(String[] args) {
        if (!Traces.exist()) {
            System.out.println("No data in " + Traces.folder() + ": nothing is measured. Say -Dllmops.shared=FOLDER.");
            return;
        }
        double perWindow = Double.parseDouble(args[0]);
        Habits habits = args.length > 3 ? HABITS.getOrDefault(args[3], Habits.plain()) : Habits.plain();
        Map<String, Supplier<Contestant>> entrants = new LinkedHashMap<>();
        entrants.put(OURS, Ours::new);
        if (args.length <= 3 || args[3].equals("peers")) {
            peers(entrants);
        }
        Contest contest = new Contest(Traces.read(), perWindow, habits, entrants, Branch.all());
        for (int seed = Integer.parseInt(args[1]); seed <= Integer.parseInt(args[2]); seed++) {
            contest.play(seed);
        }
        System.out.printf("%s calls a window, seeds %s to %s.%n%n", args[0], args[1], args[2]);
        summary(contest);
        scenarios(contest.standings.get(OURS));
    }

    /** As they come, and as sensitive as they may be to cry no more than once in ten days. */
    private static void peers(Map<String, Supplier<Contestant>> entrants) {
        entrants.put("2 sigma", () -> new Sigmas(2));
        entrants.put("6 sigma (tuned)", () -> new Sigmas(6));
        entrants.put("daily Wasserstein, JS 0.1", () -> new Daily(true, 1));
        entrants.put("daily Wasserstein, JS 0.22 (tuned)", () -> new Daily(true, 2.2));
        entrants.put("daily KS, JS 0.1", () -> new Daily(false, 1));
        entrants.put("daily KS, JS 0.2 (tuned)", () -> new Daily(false, 2));
    }

    private static void summary(Contest contest) {
        System.out.println(
                "| who | accuracy S | M | L | delay, minutes | calls | false alarms a day | D1 | A4 | A5 | overall |"
                        + " ns an event |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
        contest.standings.forEach((name, of) -> {
            double[] limits = Standing.limits(of.falseAlarms);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f | %.3f | %s | %s | %.4f (%.4f to %.4f) | %.3f | %.3f | %.3f | %.3f | %d |%n",
                    name,
                    of.accuracy(Scenario.Size.S),
                    of.accuracy(Scenario.Size.M),
                    of.accuracy(Scenario.Size.L),
                    late(of, it -> true, true),
                    late(of, it -> true, false),
                    of.perDay(),
                    limits[0] / of.quietDays,
                    limits[1] / of.quietDays,
                    of.wronglyClaimed(Scenario.D1_FLUCTUATION),
                    of.wronglyClaimed(Scenario.A4_FLASH_CROWD),
                    of.wronglyClaimed(Scenario.A5_CUSTOMER_GROWS),
                    of.overall(),
                    of.nanos / Math.max(1, of.events));
        });
        Standing ours = contest.standings.get(OURS);
        System.out.printf(
                Locale.ROOT,
                "%n%d false alarms in %.0f days on which nothing happened.%n%n",
                ours.falseAlarms,
                ours.quietDays);
    }

    private static void scenarios(Standing of) {
        System.out.println(
                "| scenario | size | right | said model | users | both | nothing | delay, minutes | calls |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        of.outcomes.forEach((branch, each) -> System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.3f | %d | %d | %d | %d | %s | %s |%n",
                branch.scenario(),
                branch.scenario().hasMagnitude() ? branch.size() : "",
                each.accuracy(),
                each.verdicts[Cause.MODEL_CHANGED.ordinal()],
                each.verdicts[Cause.USERS_CHANGED.ordinal()],
                each.verdicts[Cause.BOTH.ordinal()],
                each.verdicts[Cause.NOISE.ordinal()],
                branch.scenario().hasMagnitude() ? late(of, branch::equals, true) : "",
                branch.scenario().hasMagnitude() ? late(of, branch::equals, false) : ""));
    }

    /** Median, and what one in ten exceeds. */
    private static String late(Standing standing, Predicate<Branch> which, boolean minutes) {
        List<Double> all = new ArrayList<>();
        standing.of(which).forEach(it -> all.addAll(minutes ? it.minutes : it.calls));
        return String.format(Locale.ROOT, "%.0f, %.0f", Outcomes.quantile(all, 0.5), Outcomes.quantile(all, 0.9));
    }
}
