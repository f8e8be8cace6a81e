package io.llmops.examples.day;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A day made of a recorded trace, a CSV with the columns {@code TIMESTAMP,ContextTokens,GeneratedTokens}. A trace
 * shorter than a day is repeated until the day is full, one that is longer is cut; if that makes more calls than
 * wanted, a random part of them is kept. A line that cannot be read is told by number and skipped.
 */
final class TraceDay {

    private static final int MAX_COMPLAINTS = 5;
    /** A trace of a single moment is repeated every minute. */
    private static final long SHORTEST = 60_000_000_000L;

    private final Consumer<String> complain;
    private int bad;

    TraceDay(Consumer<String> complain) {
        this.complain = complain;
    }

    /**
     * @throws IllegalArgumentException naming the file and the fix, if it is no such trace
     */
    Day read(Path file, int maxCalls, RandomGenerator random) throws IOException {
        List<Arrival> trace = rows(file);
        if (trace.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no readable row");
        }
        long first = trace.get(0).atNanos();
        long span = Math.max(SHORTEST, trace.get(trace.size() - 1).atNanos() - first + 1);
        long repeats = Math.max(1, (Day.NANOS + span - 1) / span);
        double keep = Math.min(1, maxCalls / ((double) trace.size() * (double) Day.NANOS / span));
        List<Arrival> day = new ArrayList<>();
        for (long lap = 0; lap < repeats; lap++) {
            for (Arrival row : trace) {
                long at = row.atNanos() - first + lap * span;
                if (at < Day.NANOS && random.nextDouble() < keep) {
                    day.add(new Arrival(at, row.contextTokens(), row.generatedTokens()));
                }
            }
        }
        return new Day(day, describe(file, trace.size(), span, keep));
    }

    private String describe(Path file, int rows, long span, double keep) {
        return String.format(
                Locale.ROOT,
                "%s: %,d requests in %.1f h%s%s%s",
                file.getFileName(),
                rows,
                span / 3.6e12,
                span < Day.NANOS ? ", repeated to fill the day" : ", first day",
                keep < 1 ? String.format(Locale.ROOT, ", every %.1fth kept at random", 1 / keep) : "",
                bad > 0 ? ", " + bad + " unreadable lines skipped" : "");
    }

    private List<Arrival> rows(Path file) throws IOException {
        List<Arrival> rows = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String header = lines.readLine();
            Columns columns = Columns.of(header == null ? "" : header, file);
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    add(line, number, columns, rows);
                }
            }
        }
        rows.sort(Comparator.comparingLong(Arrival::atNanos));
        return rows;
    }

    private void add(String line, int number, Columns columns, List<Arrival> rows) {
        try {
            rows.add(columns.parse(line));
        } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            if (++bad <= MAX_COMPLAINTS) {
                complain.accept("line " + number + " is skipped: " + e.getMessage());
            }
        }
    }

    private record Columns(int timestamp, int context, int generated) {

        static Columns of(String header, Path file) {
            List<String> names = Arrays.stream(header.replace("\uFEFF", "").split(",", -1))
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .toList();
            Columns columns = new Columns(
                    names.indexOf("timestamp"), names.indexOf("contexttokens"), names.indexOf("generatedtokens"));
            if (columns.timestamp < 0 || columns.context < 0 || columns.generated < 0) {
                throw new IllegalArgumentException(file + " begins with '" + header
                        + "'; its first line must name the columns TIMESTAMP,ContextTokens,GeneratedTokens");
            }
            return columns;
        }

        Arrival parse(String line) {
            String[] cells = line.split(",", -1);
            int in = tokens(cells[context]);
            return new Arrival(nanos(cells[timestamp].strip()), in, tokens(cells[generated]));
        }

        private static int tokens(String cell) {
            return (int) Math.min(1_000_000, Math.max(0, Math.round(Double.parseDouble(cell.strip()))));
        }

        /** A date and time with or without zone, or seconds since any start. */
        private static long nanos(String cell) {
            String iso = cell.replace(' ', 'T');
            Instant at;
            if (iso.indexOf('T') < 0) {
                return Math.round(Double.parseDouble(cell) * 1e9);
            } else if (iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10) {
                at = OffsetDateTime.parse(iso).toInstant();
            } else {
                at = LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            }
            return Math.addExact(
                    Math.multiplyExact(at.getEpochSecond() % 1_000_000_000L, 1_000_000_000L), at.getNano());
        }
    }
}
