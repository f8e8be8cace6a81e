package io.llmops.alerting.monitor;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The same hours on some days of the week.
 *
 * @param days on which it begins, in the order of the week
 * @param until not later than {@code from} means on the next day: 22:00 to 06:00 is a night, 00:00 to 00:00 a whole day
 */
public record WeekSpan(List<DayOfWeek> days, LocalTime from, LocalTime until) {

    public WeekSpan {
        days = days.stream().distinct().sorted().toList();
        if (days.isEmpty()) {
            throw new IllegalArgumentException("A span of the week needs at least one day, such as mon-fri");
        }
    }

    /**
     * Reads {@code mon-fri 08:00-18:00}, {@code sat,sun 22:00-06:00} or, for whole days, {@code sun}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static WeekSpan parse(String text) {
        String[] parts = text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
        String[] hours = parts.length == 1 ? new String[] {"00:00", "00:00"} : parts[parts.length - 1].split("-", -1);
        if (parts.length > 2 || hours.length != 2) {
            throw malformed(text, null);
        }
        try {
            Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            for (String each : parts[0].split(",", -1)) {
                addDays(each, days);
            }
            String midnight = hours[1].equals("24:00") ? "00:00" : hours[1];
            return new WeekSpan(List.copyOf(days), LocalTime.parse(hours[0]), LocalTime.parse(midnight));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw malformed(text, e);
        }
    }

    private static void addDays(String text, Set<DayOfWeek> days) {
        String[] ends = text.split("-", -1);
        DayOfWeek last = day(ends[ends.length - 1]);
        DayOfWeek day = day(ends[0]);
        days.add(day);
        while (day != last) {
            day = day.plus(1);
            days.add(day);
        }
    }

    private static DayOfWeek day(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(it -> shortName(it).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    private static String shortName(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static IllegalArgumentException malformed(String text, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "\"" + text + "\" is no span of the week; write mon-fri 08:00-18:00, sat,sun 22:00-06:00 or sun",
                cause);
    }

    boolean contains(DayOfWeek day, LocalTime time) {
        if (isWithinADay()) {
            return days.contains(day) && !time.isBefore(from) && time.isBefore(until);
        }
        boolean begunToday = days.contains(day) && !time.isBefore(from);
        return begunToday || (days.contains(day.minus(1)) && time.isBefore(until));
    }

    private boolean isWithinADay() {
        return from.isBefore(until);
    }

    /** When the one that begins on this day is over. */
    LocalDateTime endOf(LocalDate day) {
        return (isWithinADay() ? day : day.plusDays(1)).atTime(until);
    }

    @Override
    public String toString() {
        String names = days.stream().map(WeekSpan::shortName).collect(Collectors.joining(","));
        boolean inARow = days.size() > 2
                && days.get(days.size() - 1).getValue() - days.get(0).getValue() == days.size() - 1;
        return (inARow ? shortName(days.get(0)) + "-" + shortName(days.get(days.size() - 1)) : names) + " " + from + "-"
                + until;
    }
}
