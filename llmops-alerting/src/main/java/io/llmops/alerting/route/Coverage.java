package io.llmops.alerting.route;

import io.llmops.alerting.monitor.WeekSchedule;
import io.llmops.alerting.monitor.WeekSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.LongPredicate;

/**
 * When nobody is on call within a year, and when more than one shift is: exactly, also where clocks change. Between two
 * moments at which a shift may begin or end, nothing changes.
 *
 * @param gaps stretches of time that are no shift's
 * @param overlaps stretches of time that are several shifts'
 */
record Coverage(List<Stretch> gaps, List<Stretch> overlaps) {

    private static final Duration YEAR = Duration.ofDays(365);

    record Stretch(Instant from, Instant until) {}

    static Coverage of(OnCall who, Instant from) {
        Instant until = from.plus(YEAR);
        NavigableSet<Instant> moments = new TreeSet<>(List.of(from, until));
        who.shifts().forEach(it -> addMoments(it.when(), from, until, moments));
        List<Instant> inOrder = List.copyOf(moments.subSet(from, true, until, true));
        return new Coverage(stretches(who, inOrder, it -> it == 0), stretches(who, inOrder, it -> it > 1));
    }

    private static void addMoments(WeekSchedule when, Instant from, Instant until, NavigableSet<Instant> moments) {
        ZoneId zone = when.zone();
        LocalDate last = until.atZone(zone).toLocalDate().plusDays(1);
        for (LocalDate day = from.atZone(zone).toLocalDate().minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            for (WeekSpan span : when.spans()) {
                add(day.atTime(span.from()), zone, moments);
                add(day.atTime(span.until()), zone, moments);
            }
        }
        ZoneOffsetTransition change = zone.getRules().nextTransition(from);
        while (change != null && change.getInstant().isBefore(until)) {
            moments.add(change.getInstant());
            change = zone.getRules().nextTransition(change.getInstant());
        }
    }

    /** A time that the clock shows twice is two moments. */
    private static void add(LocalDateTime local, ZoneId zone, NavigableSet<Instant> moments) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        offsets.forEach(it -> moments.add(local.toInstant(it)));
    }

    private static List<Stretch> stretches(OnCall who, List<Instant> moments, LongPredicate wanted) {
        List<Stretch> found = new ArrayList<>();
        for (int i = 0; i + 1 < moments.size(); i++) {
            Instant from = moments.get(i);
            long shifts =
                    who.shifts().stream().filter(it -> it.when().contains(from)).count();
            if (!wanted.test(shifts)) {
                continue;
            }
            Stretch before = found.isEmpty() ? null : found.get(found.size() - 1);
            boolean goesOn = before != null && before.until.equals(from);
            Instant began = before != null && goesOn ? found.remove(found.size() - 1).from : from;
            found.add(new Stretch(began, moments.get(i + 1)));
        }
        return found;
    }
}
