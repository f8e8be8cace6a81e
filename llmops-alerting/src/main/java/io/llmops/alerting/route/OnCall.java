package io.llmops.alerting.route;

import io.llmops.alerting.monitor.WeekSchedule;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is told at which time, by the clocks on their own walls. Daylight saving moves nobody's shift; where zones change on
 * different days, {@link Coverage} tells what that leaves open.
 *
 * @param otherwise who is told while nobody is on
 */
public record OnCall(List<Shift> shifts, List<String> otherwise) {

    /**
     * Some times, and who is told then.
     *
     * @param to the names of notifiers
     */
    public record Shift(List<String> to, WeekSchedule when) {

        public Shift {
            to = List.copyOf(to);
            if (to.isEmpty()) {
                throw new IllegalArgumentException("The shift " + when + " is nobody's; name a notifier");
            }
        }
    }

    public OnCall {
        shifts = List.copyOf(shifts);
        otherwise = List.copyOf(otherwise);
        if (shifts.isEmpty()) {
            throw new IllegalArgumentException("Being on call needs at least one shift");
        }
    }

    /** Everybody whose shift it is. */
    Set<String> at(Instant now) {
        Set<String> on = shifts.stream()
                .filter(it -> it.when().contains(now))
                .flatMap(it -> it.to().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return on.isEmpty() ? new LinkedHashSet<>(otherwise) : on;
    }

    Set<String> notifiers() {
        return Stream.concat(shifts.stream().flatMap(it -> it.to().stream()), otherwise.stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
