package io.llmops.alerting.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One condition at certain times of the week, and another one, or none, at all others.
 *
 * <pre>{@code
 * var office = WeekSchedule.of(ZoneId.of("Europe/Berlin"), "mon-fri 08:00-18:00");
 * Scheduled.during(office, Threshold.above(p95, 2)).otherwise(Threshold.above(p95, 5))
 * }</pre>
 *
 * <p><b>Formula.</b> The state of the condition whose time it is; where there is none, clear. Both run all the time, so that
 * what they learn does not stop.
 *
 * <p><b>False alarms.</b> Those of the condition whose time it is. <b>When.</b> People know that day and night differ, and by
 * how much; where only the past knows, use {@link Seasonal}. For data that are missing use {@link Absent#during}, which also
 * counts the time of silence only within the schedule.
 */
public record Scheduled(WeekSchedule schedule, Condition during, Optional<Condition> otherwise) implements Condition {

    public Scheduled {
        if (otherwise.isPresent()) {
            Joining.requireParts("Scheduled", List.of(during, otherwise.get()));
        }
    }

    /** Only then, and clear at all other times. */
    public static Scheduled during(WeekSchedule schedule, Condition condition) {
        return new Scheduled(schedule, condition, Optional.empty());
    }

    /** At all other times this one. */
    public Scheduled otherwise(Condition condition) {
        return new Scheduled(schedule, during, Optional.of(condition));
    }

    @Override
    public List<Condition> parts() {
        return otherwise.map(it -> List.of(during, it)).orElse(List.of(during));
    }

    /** The reading of the condition whose time it is; its first detail tells which. */
    Reading pick(List<Reading> each, Instant now) {
        boolean itsTime = schedule.contains(now);
        Reading reading = each.get(itsTime ? 0 : each.size() - 1);
        boolean judged = itsTime || otherwise.isPresent();
        List<Double> details = new ArrayList<>(List.of(itsTime ? 0.0 : 1.0));
        details.addAll(reading.details());
        return reading.with(details).in(judged ? reading.state() : Reading.State.CLEAR);
    }

    @Override
    public String describe() {
        return "during " + schedule + " " + Joining.part(during)
                + otherwise.map(it -> ", otherwise " + Joining.part(it)).orElse("");
    }

    @Override
    public String describe(Reading reading) {
        List<Double> details = reading.details();
        if (details.isEmpty()) {
            return during.describe(reading);
        }
        Condition part = details.get(0) == 0 ? during : otherwise.orElse(during);
        return part.describe(reading.with(details.subList(1, details.size())));
    }

    @Override
    public List<String> by() {
        return during.by();
    }

    @Override
    public Duration reach() {
        return Joining.reach(parts());
    }

    @Override
    public String toString() {
        return describe();
    }
}
