package io.llmops.alerting.route;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.monitor.Prose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who else hears of an incident that nobody acknowledges. It takes a way on which acknowledgements come back: where there is
 * none, every incident that stays open escalates. Counted from when the incident was detected, and nothing is remembered but
 * what the incident says itself, so a restart changes nothing.
 *
 * @param steps in the order of their times
 * @param repeatEvery how often everybody in these steps is reminded after the last one
 * @param repeats how many times; 0 for never
 */
public record Escalation(List<Step> steps, Duration repeatEvery, int repeats) {

    private static final int MOST_REPEATS = 100;

    /**
     * Some time, and who else hears by then.
     *
     * @param after how long it has been open by then
     */
    public record Step(Duration after, List<String> to) {

        public Step {
            to = List.copyOf(to);
            if (after.isNegative() || after.isZero()) {
                throw new IllegalArgumentException("An escalation after " + after
                        + " is none; give a time for people to acknowledge, or name these notifiers in the route");
            }
            if (to.isEmpty()) {
                throw new IllegalArgumentException(
                        "An escalation after " + Prose.duration(after) + " leads to nobody; name a notifier");
            }
        }
    }

    public Escalation {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("An escalation needs at least one step, such as after 15 minutes");
        }
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).after().compareTo(steps.get(i - 1).after()) <= 0) {
                throw new IllegalArgumentException(
                        "The escalation after " + Prose.duration(steps.get(i).after())
                                + " stands below a later one; put the steps into the order of their times");
            }
        }
        if (repeats < 0
                || repeats > MOST_REPEATS
                || (repeats > 0 && repeatEvery.compareTo(Duration.ofMinutes(1)) < 0)) {
            throw new IllegalArgumentException("Reminding " + repeats + " times, every " + repeatEvery
                    + ", is no reminder; give up to " + MOST_REPEATS + ", at least a minute apart");
        }
    }

    /** One step; nobody is reminded. */
    public static Escalation after(Duration time, String... names) {
        return new Escalation(List.of(new Step(time, List.of(names))), Duration.ZERO, 0);
    }

    /** One more step, so long after the detection. */
    public Escalation after(Duration time, List<String> names) {
        List<Step> more = new ArrayList<>(steps);
        more.add(new Step(time, names));
        return new Escalation(more, repeatEvery, repeats);
    }

    public Escalation repeat(Duration every, int times) {
        return new Escalation(steps, every, times);
    }

    /** Who should know by now. */
    Set<String> due(Incident incident, Instant now) {
        if (!isUnacknowledged(incident)) {
            return Set.of();
        }
        Duration open = Duration.between(incident.openedAt(), now);
        return steps.stream()
                .filter(it -> open.compareTo(it.after()) >= 0)
                .flatMap(it -> it.to().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** How many times everybody should have been reminded by now. */
    int reminders(Incident incident, Instant now) {
        if (repeats == 0 || !isUnacknowledged(incident)) {
            return 0;
        }
        Duration last = steps.get(steps.size() - 1).after();
        Duration since = Duration.between(incident.openedAt(), now).minus(last);
        return since.isNegative() ? 0 : (int) Math.min(repeats, since.dividedBy(repeatEvery));
    }

    static boolean isUnacknowledged(Incident incident) {
        return incident.isOpen() && incident.handling().acknowledged().isEmpty();
    }
}
