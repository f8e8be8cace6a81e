package io.llmops.alerting.triage.cause.measuring;

import io.llmops.alerting.triage.cause.Cause;
import io.llmops.alerting.triage.measuring.Draws;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Plays services to contestants. One service of each seed: its past is the same for all that may happen to it, each of which
 * gets contestants of its own that have seen this past. A verdict is what was said last within a day after the onset; alarms
 * before it count from the eighth day on, when everybody has had a week to learn.
 */
final class Contest {

    private static final int LEARNING = 7 * Service.DAY;

    /** Something that may happen. */
    record Branch(Scenario scenario, Scenario.Size size) {

        static List<Branch> all() {
            List<Branch> all = new ArrayList<>();
            for (Scenario scenario : Scenario.values()) {
                for (Scenario.Size size : Scenario.Size.values()) {
                    if (scenario.hasMagnitude() || size == Scenario.Size.M) {
                        all.add(new Branch(scenario, size));
                    }
                }
            }
            return all;
        }
    }

    final Map<Branch, Outcomes> outcomes = new LinkedHashMap<>();
    double quietDays;
    int falseAlarms;
    long events;
    long nanos;

    private final Traces traces;
    private final double perWindow;
    private final Habits habits;
    private final Supplier<Contestant> contestant;

    Contest(Traces traces, double perWindow, Habits habits, Supplier<Contestant> contestant, List<Branch> branches) {
        this.traces = traces;
        this.perWindow = perWindow;
        this.habits = habits;
        this.contestant = contestant;
        branches.forEach(it -> outcomes.put(it, new Outcomes(it.scenario.truth)));
    }

    /** Counts what is said to be wrong. */
    private static final class Claims implements Contestant.Listener {
        private final Cause truth;
        private Cause now = Cause.NOISE;
        private int alarms;
        private int callsBefore;
        private long since;
        private double firstRightMinutes = Double.NaN;
        private double firstRightCalls = Double.NaN;
        private Cause verdict = Cause.NOISE;

        Claims(Cause truth) {
            this.truth = truth;
        }

        @Override
        public void says(Cause cause, long millis, int calls) {
            boolean alarm = cause == Cause.BOTH ? now != Cause.BOTH : cause != Cause.NOISE && now != Cause.BOTH;
            now = cause;
            alarms += alarm ? 1 : 0;
            if (!alarm) {
                return;
            }
            verdict = cause;
            if (cause == truth && Double.isNaN(firstRightMinutes)) {
                firstRightMinutes = (millis - since) / 60_000.0;
                firstRightCalls = callsBefore + calls;
            }
        }
    }

    void play(int seed) {
        Service past = new Service(traces, perWindow, habits, seed * 7_919L + Math.round(perWindow));
        int onset = new Draws(new SplittableRandom(seed)).between(8 * Service.DAY, 12 * Service.DAY);
        List<Contestant> all = new ArrayList<>();
        outcomes.keySet().forEach(any -> all.add(contestant.get()));
        Claims before = new Claims(Cause.NOISE);
        for (int t = 0; t < onset; t++) {
            Service.Window window = past.next();
            int alarms = before.alarms;
            long began = System.nanoTime();
            for (int i = 0; i < all.size(); i++) {
                all.get(i).take(window, i == 0 ? before : (cause, millis, calls) -> {});
            }
            nanos += System.nanoTime() - began;
            events += (long) window.digests().size() * all.size();
            if (before.alarms > alarms && Boolean.getBoolean("debug")) {
                System.out.printf("%d day %.2f false %s%n", seed, t / 144.0, all.get(0).why());
            }
            falseAlarms += t < LEARNING ? 0 : before.alarms - alarms;
        }
        quietDays += (onset - LEARNING) / (double) Service.DAY;
        int i = 0;
        for (Map.Entry<Branch, Outcomes> each : outcomes.entrySet()) {
            after(each.getKey(), each.getValue(), past.fork(seed * 31L + i), all.get(i), seed);
            i++;
        }
    }

    private void after(Branch branch, Outcomes into, Service service, Contestant watching, int seed) {
        service.happens(branch.scenario, branch.size);
        Claims claims = new Claims(branch.scenario.truth);
        for (int t = 0; t < Service.DAY; t++) {
            Service.Window window = service.next();
            claims.since = t == 0 ? window.from() : claims.since;
            int alarms = claims.alarms;
            watching.take(window, claims);
            claims.callsBefore += window.calls();
            if (claims.alarms > alarms && Boolean.getBoolean("debug") && claims.verdict != claims.truth) {
                System.out.printf("%d %s %s +%d %s%s%n", seed, branch.scenario, branch.size, t, claims.verdict, watching.why());
            }
        }
        boolean quiet = branch.scenario.truth == Cause.NOISE;
        boolean missed = Double.isNaN(claims.firstRightMinutes);
        into.add(
                claims.verdict,
                missed ? 24 * 60 : claims.firstRightMinutes,
                missed ? claims.callsBefore : claims.firstRightCalls,
                quiet ? claims.alarms : 0);
        if (quiet) {
            quietDays++;
            falseAlarms += claims.alarms;
        }
    }
}
