package io.llmops.alerting.triage.cause.live.measuring;

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
 * gets contestants of its own that have seen this past. A verdict is what was claimed last within a day after the onset;
 * alarms before it count from the eighth day on, when everybody has had a week to learn.
 */
final class Contest {

    private static final int LEARNING = 7 * Service.DAY;
    private static final double HORIZON = 24 * 60;

    final Map<String, Standing> standings = new LinkedHashMap<>();

    private final Traces traces;
    private final double perWindow;
    private final Habits habits;
    private final Map<String, Supplier<Contestant>> entrants;
    private final List<Branch> branches;

    Contest(
            Traces traces,
            double perWindow,
            Habits habits,
            Map<String, Supplier<Contestant>> entrants,
            List<Branch> branches) {
        this.traces = traces;
        this.perWindow = perWindow;
        this.habits = habits;
        this.entrants = entrants;
        this.branches = branches;
        entrants.keySet().forEach(it -> standings.put(it, new Standing(branches)));
    }

    void play(int seed) {
        Service past = new Service(traces, perWindow, habits, seed * 7_919L + Math.round(perWindow));
        int onset = new Draws(new SplittableRandom(seed)).between(8 * Service.DAY, 12 * Service.DAY);
        Map<String, List<Contestant>> all = new LinkedHashMap<>();
        entrants.forEach((name, entrant) -> {
            List<Contestant> each = new ArrayList<>();
            branches.forEach(any -> each.add(entrant.get()));
            all.put(name, each);
        });
        before(past, onset, all);
        for (int i = 0; i < branches.size(); i++) {
            after(branches.get(i), past.fork(seed * 31L + i), all, i);
        }
    }

    private void before(Service past, int onset, Map<String, List<Contestant>> all) {
        Map<String, Claims> claims = new LinkedHashMap<>();
        all.keySet().forEach(it -> claims.put(it, new Claims(Cause.NOISE, 0)));
        for (int t = 0; t < onset; t++) {
            Service.Window window = past.next();
            for (String name : all.keySet()) {
                Standing standing = standings.get(name);
                Claims of = claims.get(name);
                int alarms = of.alarms();
                long began = System.nanoTime();
                boolean first = true;
                for (Contestant each : all.get(name)) {
                    each.take(window, first ? of : (cause, millis, calls) -> {});
                    first = false;
                }
                standing.nanos += System.nanoTime() - began;
                standing.events += (long) window.digests().size() * branches.size();
                standing.falseAlarms += t < LEARNING ? 0 : of.alarms() - alarms;
            }
        }
        standings.values().forEach(it -> it.quietDays += (onset - LEARNING) / (double) Service.DAY);
    }

    private void after(Branch branch, Service service, Map<String, List<Contestant>> all, int index) {
        service.happens(branch.scenario(), branch.size());
        Map<String, Claims> claims = new LinkedHashMap<>();
        for (int t = 0; t < Service.DAY; t++) {
            Service.Window window = service.next();
            all.forEach((name, contestants) -> {
                Claims of = claims.computeIfAbsent(name, any -> new Claims(branch.scenario().truth, window.from()));
                contestants.get(index).take(window, of);
                of.windowEnds(window.calls());
            });
        }
        claims.forEach((name, of) -> {
            Standing standing = standings.get(name);
            of.judge(standing.outcomes.get(branch), HORIZON);
            if (branch.scenario().truth == Cause.NOISE) {
                standing.quietDays++;
                standing.falseAlarms += of.alarms();
            }
        });
    }
}
