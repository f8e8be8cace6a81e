package io.llmops.cli.backtest;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads labelled incidents: {@code start,end[,monitor][,label...]}, the columns in any order. {@code monitor} may name several,
 * separated by {@code |}; any other column is a label; an empty cell says nothing.
 */
final class IncidentFile {

    private static final String START = "start";
    private static final String END = "end";
    private static final String MONITOR = "monitor";

    private final List<String> columns;

    private IncidentFile(List<String> columns) {
        this.columns = columns;
    }

    /**
     * The incidents, the earliest first.
     *
     * @param problems hears of each line that makes no sense and is left out
     * @throws IllegalArgumentException if the file cannot be read, or its first line does not name the columns
     */
    static List<Incident> read(Path file, Consumer<String> problems) {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            IncidentFile rows = new IncidentFile(header(file, in.readLine()));
            List<Incident> incidents = new ArrayList<>();
            int number = 1;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                try {
                    if (!line.isBlank()) {
                        incidents.add(rows.incident(Csv.cells(line)));
                    }
                } catch (IllegalArgumentException e) {
                    problems.accept(file + " line " + number + ": " + e.getMessage() + "; it is left out");
                }
            }
            incidents.sort(Comparator.comparing(Incident::start));
            return incidents;
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<String> header(Path file, @Nullable String line) {
        List<String> columns = line == null ? List.of() : Csv.cells(line.replace("\uFEFF", ""));
        if (!columns.contains(START) || !columns.contains(END)) {
            throw new IllegalArgumentException(
                    file + " line 1: the first line must name the columns, at least start,end; it names " + columns);
        }
        return columns;
    }

    private Incident incident(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "it has " + cells.size() + " cells where the first line names " + columns.size() + " columns");
        }
        Map<String, String> labels = new TreeMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                labels.put(columns.get(i), cells.get(i));
            }
        }
        Instant start = time(START, labels.remove(START));
        Instant end = time(END, labels.remove(END));
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("it ends at " + end + ", before it starts");
        }
        String monitors = labels.remove(MONITOR);
        Set<String> named = monitors == null
                ? Set.of()
                : new TreeSet<>(Arrays.stream(monitors.split("\\|", -1))
                        .map(String::strip)
                        .toList());
        return new Incident(start, end, named, labels);
    }

    private static Instant time(String column, @Nullable String text) {
        try {
            String iso = String.valueOf(text).replace(' ', 'T');
            boolean offset = iso.endsWith("Z") || iso.lastIndexOf('+') > 0 || iso.lastIndexOf('-') > iso.indexOf('T');
            return offset
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    column + " is \"" + (text == null ? "" : text) + "\"; give it like 2026-03-01T12:00:00Z", e);
        }
    }
}
