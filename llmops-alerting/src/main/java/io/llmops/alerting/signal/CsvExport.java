package io.llmops.alerting.signal;

import io.llmops.alerting.signal.Exemplars.Exemplar;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Writes a history as {@link CsvSignals} reads it, nothing lost, in the order of time. */
public final class CsvExport {

    private CsvExport() {}

    /** Writes all that the history holds now; it may go on meanwhile. */
    public static void write(SignalHistory history, Appendable out) throws IOException {
        SignalHistory copy = history.copy();
        SortedSet<String> labels = copy.labelNames();
        line(header(labels), out);
        IOException[] failure = new IOException[1];
        copy.forEach(recorded -> {
            try {
                if (failure[0] == null) {
                    line(cells(recorded, labels), out);
                }
            } catch (IOException e) {
                failure[0] = e;
            }
        });
        if (failure[0] != null) {
            throw failure[0];
        }
    }

    private static List<String> header(SortedSet<String> labels) {
        List<String> header = new ArrayList<>(CsvColumns.RESERVED);
        labels.forEach(it -> header.add(CsvColumns.isReserved(it) ? CsvColumns.LABEL + it : it));
        return header;
    }

    private static List<String> cells(Recorded recorded, SortedSet<String> labels) {
        Aggregate aggregate = recorded.aggregate();
        boolean counter = aggregate.kind() == Aggregate.Kind.COUNTER;
        Duration length = Duration.between(recorded.from(), recorded.until());
        List<String> cells = new ArrayList<>(List.of(
                recorded.until().toString(),
                recorded.metric(),
                counter ? number(aggregate.sum()) : "",
                kind(aggregate.kind()),
                number(length.toMillis() / 1e3),
                Long.toString(aggregate.count()),
                counter ? "" : number(aggregate.sum()),
                number(aggregate.min()),
                number(aggregate.max()),
                aggregate.distribution().isEmpty() ? "" : CsvBuckets.write(aggregate.distribution()),
                traces(aggregate.exemplars())));
        Map<String, String> given = recorded.labels().asMap();
        labels.forEach(it -> cells.add(given.getOrDefault(it, "")));
        return cells;
    }

    private static String kind(Aggregate.Kind kind) {
        return switch (kind) {
            case HISTOGRAM -> "histogram";
            case COUNTER -> "counter";
            case GAUGE -> "gauge";
        };
    }

    private static String number(double number) {
        if (Double.isNaN(number)) {
            return "";
        }
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    private static String traces(Exemplars exemplars) {
        return exemplars.largestFirst().stream()
                .map((Exemplar it) -> it.traceId() + "=" + number(it.number()))
                .collect(Collectors.joining(" "));
    }

    private static void line(List<String> cells, Appendable out) throws IOException {
        String separator = "";
        for (String cell : cells) {
            out.append(separator).append(CsvLines.quoted(cell));
            separator = ",";
        }
        out.append("\n");
    }
}
