package io.llmops.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * One line of a series, {@code timestamp,value}.
 *
 * @param timestamp as it was given
 * @param value as it was given
 */
record SeriesLine(String timestamp, String value, long epochMilli, double number) {

    /** Beyond this, a number of seconds is one of milliseconds: in seconds it would be the year 5138. */
    private static final double MOST_SECONDS = 1e11;

    private static final double MILLIS = 1000;

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalEnd()
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .toFormatter(Locale.ROOT);

    /**
     * @param zone of times that name none
     * @throws IllegalArgumentException if the line is not such a pair; the message tells which part
     */
    static SeriesLine parse(String line, ZoneId zone) {
        String[] cells = line.split(",", -1);
        if (cells.length < 2) {
            throw new IllegalArgumentException("timestamp,value is needed");
        }
        String timestamp = bare(cells[0]);
        String value = bare(cells[1]);
        return new SeriesLine(timestamp, value, millis(timestamp, zone), number(value));
    }

    /** Nothing measured is no error: empty, null and NaN are points without a value. */
    private static double number(String value) {
        if (value.isEmpty() || value.equalsIgnoreCase("null") || value.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the value is not a number", e);
        }
    }

    /** Milliseconds since 1970 of a time in any of the forms that are known here. */
    static long millis(String timestamp, ZoneId zone) {
        if (!timestamp.isEmpty()
                && timestamp.chars().allMatch(c -> Character.isDigit(c) || c == '.' || c == '-')
                && timestamp.lastIndexOf('-') <= 0) {
            return millis(timestamp);
        }
        try {
            TemporalAccessor time = TIME.parseBest(timestamp, OffsetDateTime::from, LocalDateTime::from);
            Instant instant = time instanceof OffsetDateTime withOffset
                    ? withOffset.toInstant()
                    : LocalDateTime.from(time).atZone(zone).toInstant();
            return instant.toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("the timestamp is no time that is known here", e);
        }
    }

    private static long millis(String epoch) {
        try {
            double number = Double.parseDouble(epoch);
            return (long) (Math.abs(number) < MOST_SECONDS ? number * MILLIS : number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the timestamp is no time that is known here", e);
        }
    }

    private static String bare(String cell) {
        String stripped = cell.strip();
        boolean quoted = stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"");
        return quoted ? stripped.substring(1, stripped.length() - 1).strip() : stripped;
    }
}
