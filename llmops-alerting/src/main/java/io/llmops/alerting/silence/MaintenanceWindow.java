package io.llmops.alerting.silence;

import java.time.Instant;
import java.util.Optional;

/**
 * A time at which things are expected to look wrong. Alerts go on living in it without a word; what still fires when it
 * closes is told then.
 *
 * <pre>{@code
 * new MaintenanceWindow("the index is rebuilt", AlertMatcher.monitor("slow-*"), new Schedule.Weekly(
 *         Set.of(DayOfWeek.SUNDAY), LocalTime.of(2, 0), Duration.ofHours(2), ZoneId.of("Europe/Berlin"),
 *         Instant.parse("2027-01-01T00:00:00Z")))
 * }</pre>
 *
 * @param reason what is going on then
 */
public record MaintenanceWindow(String reason, AlertMatcher alerts, Schedule schedule) {

    public MaintenanceWindow {
        if (reason.isBlank()) {
            throw new IllegalArgumentException(
                    "A maintenance window for " + alerts + " needs a reason, or nobody will know whether it can go");
        }
    }

    /** In words, while it is open. */
    Optional<String> openAt(Instant now) {
        return schedule.openUntil(now).map(it -> "maintenance until " + it + ": " + reason);
    }
}
