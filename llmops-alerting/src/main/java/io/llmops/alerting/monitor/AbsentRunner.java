package io.llmops.alerting.monitor;

import io.llmops.alerting.monitor.Reading.State;
import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for groups that were there and are not; remembers nothing. */
final class AbsentRunner implements StatelessRunner {

    private static final double MINUTE_MILLIS = 60_000;

    /** Of the silence; the rest is for windows whose ends are rounded. */
    private static final double WATCHED = 0.9;

    private final Absent condition;

    AbsentRunner(Absent condition) {
        this.condition = condition;
    }

    @Override
    public Map<Labels, Reading> step(Feeds feeds, Instant now) {
        Window silence = window(feeds, now, condition.silence());
        Map<Labels, Aggregate> lately = seen(silence);
        Set<Labels> known =
                new LinkedHashSet<>(seen(window(feeds, now, condition.within())).keySet());
        if (condition.expected()) {
            known.add(Labels.none());
        }
        State state = stateOfTheSilent(silence, now);
        Map<Labels, Reading> readings = new LinkedHashMap<>();
        for (Labels group : known) {
            Aggregate there = lately.get(group);
            readings.put(
                    group,
                    there == null
                            ? reading(state, condition.silence(), 0, List.of())
                            : reading(State.CLEAR, Duration.ZERO, there.count(), there.traceIds()));
        }
        if (state == State.BREACHED) {
            sayForHowLong(readings, feeds, now);
        }
        return readings;
    }

    private Map<Labels, Aggregate> seen(Window window) {
        Map<Labels, Aggregate> groups = new LinkedHashMap<>(window.groups());
        groups.values().removeIf(it -> it.kind() == Aggregate.Kind.COUNTER ? it.sum() <= 0 : it.count() == 0);
        return groups;
    }

    private Window window(Feeds feeds, Instant now, Duration ago) {
        return feeds.signals().window(condition.signal(), now.minus(ago), now);
    }

    private State stateOfTheSilent(Window silence, Instant now) {
        Instant since = now.minus(condition.silence());
        if (condition.during().filter(it -> !it.contains(now)).isPresent()) {
            return State.CLEAR;
        }
        boolean asked = condition.during().map(it -> it.covers(since, now)).orElse(true);
        boolean watched =
                silence.observed().toMillis() >= WATCHED * condition.silence().toMillis();
        return asked && watched ? State.BREACHED : State.HOLDING;
    }

    /** The silence doubles until each silent group is seen, or the reach ends. */
    private void sayForHowLong(Map<Labels, Reading> readings, Feeds feeds, Instant now) {
        Set<Labels> silent = new HashSet<>();
        readings.forEach((group, reading) -> {
            if (reading.state() == State.BREACHED) {
                silent.add(group);
            }
        });
        Duration ago = condition.silence().multipliedBy(2);
        while (!silent.isEmpty() && ago.compareTo(condition.within()) <= 0) {
            silent.removeAll(seen(window(feeds, now, ago)).keySet());
            for (Labels group : silent) {
                readings.put(group, reading(State.BREACHED, ago, 0, List.of()));
            }
            ago = ago.multipliedBy(2);
        }
    }

    private Reading reading(State state, Duration silent, long count, List<String> traceIds) {
        return new Reading(state, minutes(silent), minutes(condition.silence()), count, traceIds);
    }

    private static double minutes(Duration duration) {
        return duration.toMillis() / MINUTE_MILLIS;
    }
}
