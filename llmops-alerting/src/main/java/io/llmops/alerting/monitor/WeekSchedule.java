package io.llmops.alerting.monitor;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Times of the week on the wall clock of a time zone.
 *
 * <pre>{@code
 * WeekSchedule.of(ZoneId.of("Europe/Berlin"), "mon-fri 08:00-18:00", "sat 10:00-14:00")
 * }</pre>
 *
 * <p>Daylight saving moves nothing: eight o'clock is what the clock on the wall says.
 */
public record WeekSchedule(ZoneId zone, List<WeekSpan> spans) {

    private static final LocalDate SOME_MONDAY = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 7;

    public WeekSchedule {
        spans = List.copyOf(spans);
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("A schedule needs at least one span, such as mon-fri 08:00-18:00");
        }
    }

    /**
     * The times of all these spans.
     *
     * @param spans such as {@code mon-fri 08:00-18:00}, {@code sat,sun 22:00-06:00}, {@code sun}
     */
    public static WeekSchedule of(ZoneId zone, String... spans) {
        return new WeekSchedule(
                zone, List.of(spans).stream().map(WeekSpan::parse).toList());
    }

    /** Whether a moment lies in one of the spans. */
    public boolean contains(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        return spans.stream().anyMatch(span -> span.contains(local.getDayOfWeek(), local.toLocalTime()));
    }

    /** Whether all the time from one moment to another does. */
    boolean covers(Instant from, Instant until) {
        if (!contains(from)) {
            return false;
        }
        LocalDate last = until.atZone(zone).toLocalDate();
        for (LocalDate day = from.atZone(zone).toLocalDate().minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            for (WeekSpan span : spans) {
                Instant end = span.endOf(day).atZone(zone).toInstant();
                boolean within = end.isAfter(from) && end.isBefore(until);
                if (span.days().contains(day.getDayOfWeek()) && within && !contains(end)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether there ever is so long a stretch of it without a gap. */
    boolean hasStretchOf(Duration length) {
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = SOME_MONDAY.plusDays(day);
            DayOfWeek ofWeek = date.getDayOfWeek();
            for (WeekSpan span : spans) {
                Instant start = date.atTime(span.from()).atZone(zone).toInstant();
                if (span.days().contains(ofWeek) && covers(start, start.plus(length))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Such as {@code mon-fri 08:00-18:00 Europe/Berlin}. */
    @Override
    public String toString() {
        return spans.stream().map(WeekSpan::toString).collect(Collectors.joining(", ")) + " " + zone;
    }
}
