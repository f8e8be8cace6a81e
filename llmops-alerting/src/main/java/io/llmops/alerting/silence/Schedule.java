package io.llmops.alerting.silence;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** When a maintenance window is open. It never is after its expiry. */
public sealed interface Schedule {

    /** When the opening that holds now is over; empty if none does. */
    Optional<Instant> openUntil(Instant now);

    /** Once, from then until then. */
    record Once(Instant from, Instant until) implements Schedule {

        public Once {
            if (!until.isAfter(from)) {
                throw new IllegalArgumentException(
                        "Maintenance from " + from + " until " + until + " is over before it begins; let it end later");
            }
        }

        @Override
        public Optional<Instant> openUntil(Instant now) {
            return now.isBefore(from) || !now.isBefore(until) ? Optional.empty() : Optional.of(until);
        }
    }

    /**
     * On some days of every week, at a time of the local clock, for a while. It opens once on each of its days and stays
     * open for as long as it says, also where the clock changes: a start that the clock leaps over is as much later (02:30,
     * where 02:00 becomes 03:00, is 03:30), one that it shows twice is at the first.
     *
     * @param expires from when on it opens no more and is not open, so that somebody looks at it again
     */
    record Weekly(Set<DayOfWeek> days, LocalTime start, Duration length, ZoneId zone, Instant expires)
            implements Schedule {

        private static final Duration LONGEST = Duration.ofDays(7);

        public Weekly {
            days = Set.copyOf(days);
            if (days.isEmpty()) {
                throw new IllegalArgumentException("Maintenance at " + start + " is on no day; give some");
            }
            if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "Maintenance at " + start + " lasts " + length + "; give more than nothing and at most a week");
            }
        }

        @Override
        public Optional<Instant> openUntil(Instant now) {
            if (!now.isBefore(expires)) {
                return Optional.empty();
            }
            LocalDate today = now.atZone(zone).toLocalDate();
            return LongStream.rangeClosed(-1, length.toDays() + 1)
                    .mapToObj(today::minusDays)
                    .filter(it -> days.contains(it.getDayOfWeek()))
                    .map(it -> ZonedDateTime.of(it, start, zone).toInstant())
                    .filter(it -> !now.isBefore(it) && now.isBefore(it.plus(length)))
                    .map(it -> it.plus(length))
                    .map(it -> it.isBefore(expires) ? it : expires)
                    .max(Instant::compareTo);
        }

        @Override
        public String toString() {
            return new TreeSet<>(days) + " at " + start + " " + zone + " for " + length + " until " + expires;
        }
    }
}
