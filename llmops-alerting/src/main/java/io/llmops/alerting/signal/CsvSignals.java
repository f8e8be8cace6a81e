package io.llmops.alerting.signal;

import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was recorded from comma-separated values, line by line, however long the file is.
 *
 * <pre>{@code
 * timestamp,metric,value,gen_ai.request.model,error.type
 * 2026-03-01T12:00:01Z,gen_ai.client.inference.duration,0.82,gpt-4o,
 * 2026-03-01T12:00:02Z,gen_ai.client.inference.duration,3.10,gpt-4o,timeout
 * }</pre>
 *
 * <p>The first line names the columns. {@code timestamp}, {@code metric} and {@code value} must be there; these may be:
 *
 * <table>
 * <caption>Columns</caption>
 * <tr><th>column</th><th>meaning</th></tr>
 * <tr><td>{@code timestamp}</td><td>the end of what was recorded: {@code 2026-03-01T12:00:00Z}, with any offset, without
 *     one in UTC; or seconds or milliseconds since 1970</td></tr>
 * <tr><td>{@code seconds}</td><td>how long it took until then; by default it was a moment</td></tr>
 * <tr><td>{@code kind}</td><td>{@code value}: one number that was recorded, as in a histogram (the default);
 *     {@code histogram}: many, given by the columns below (the default where {@code count}, {@code buckets} or a quantile is
 *     given); {@code counter}: an increase; {@code total}: a counter's total, of which the increases are taken, and a fall is
 *     a reset; {@code gauge}: a level</td></tr>
 * <tr><td>{@code value}</td><td>the number, the increase, the total, the level; of a histogram the mean, if there is no
 *     {@code sum}</td></tr>
 * <tr><td>{@code count}, {@code sum}, {@code min}, {@code max}</td><td>of a histogram, or of a gauge looked at many
 *     times; of a counter {@code count} is how many increases it was</td></tr>
 * <tr><td>{@code buckets}</td><td>{@code 0.5:3 1:7 +Inf:2}: upper bounds and how many lie in each bucket</td></tr>
 * <tr><td>{@code p50}, {@code p95}, {@code p99.9}, …</td><td>quantiles, where there are no buckets</td></tr>
 * <tr><td>{@code traces}</td><td>{@code id=number}, separated by spaces</td></tr>
 * <tr><td>any other</td><td>a label; an empty cell is no label. One that is called like a column above is written
 *     {@code label:kind}</td></tr>
 * </table>
 *
 * <p>A line that makes no sense is a {@linkplain #problems() problem}, with its number, and is left out. Not thread-safe.
 */
public final class CsvSignals {

    private static final int MOST_PROBLEMS = 100;

    private final CsvLines lines;
    private final CsvColumns columns;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Map<Labels, Double>> totals = new HashMap<>();
    private long problemCount;

    /**
     * What is wrong with one line.
     *
     * @param line from 1
     */
    public record Problem(long line, String message) {

        @Override
        public String toString() {
            return "line " + line + ": " + message;
        }
    }

    /**
     * Reads the first line.
     *
     * @throws IOException if that fails, or if it does not name the columns, saying what to change
     */
    public CsvSignals(Reader in) throws IOException {
        lines = new CsvLines(in);
        try {
            List<String> header = lines.next();
            columns = new CsvColumns(header == null ? List.of() : header);
        } catch (CsvException e) {
            throw new IOException("line " + Math.max(1, lines.line()) + ": " + e.getMessage(), e);
        }
    }

    /** The next thing recorded, in the order of the file; empty at its end. */
    public Optional<Recorded> next() throws IOException {
        while (true) {
            try {
                List<String> cells = lines.next();
                if (cells == null) {
                    return Optional.empty();
                }
                Recorded recorded = recorded(columns.row(cells));
                if (recorded != null) {
                    return Optional.of(recorded);
                }
            } catch (CsvException e) {
                problem(String.valueOf(e.getMessage()));
            }
        }
    }

    private void problem(String message) {
        problemCount++;
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(lines.line(), message));
        }
    }

    private @Nullable Recorded recorded(CsvColumns.Row row) throws CsvException {
        Instant until = row.timestamp();
        String metric = row.metric();
        Labels labels = row.labels();
        Aggregate aggregate = aggregate(row, metric, labels);
        return aggregate == null ? null : new Recorded(metric, labels, aggregate, until.minus(row.length()), until);
    }

    private @Nullable Aggregate aggregate(CsvColumns.Row row, String metric, Labels labels) throws CsvException {
        boolean many = row.text("count").isPresent()
                || row.text("buckets").isPresent()
                || !row.quantiles().isEmpty();
        String kind = row.text("kind").orElse(many ? "histogram" : "value");
        return switch (kind) {
            case "value" -> one(Aggregate.Kind.HISTOGRAM, required(row), row);
            case "histogram" -> many(Aggregate.Kind.HISTOGRAM, row);
            case "gauge" -> many ? many(Aggregate.Kind.GAUGE, row) : one(Aggregate.Kind.GAUGE, required(row), row);
            case "counter" -> counter(required(row), row);
            case "total" -> total(required(row), row, metric, labels);
            default ->
                throw new CsvException(
                        "kind is \"" + CsvColumns.cut(kind) + "\"; give value, histogram, counter, total or gauge");
        };
    }

    private static double required(CsvColumns.Row row) throws CsvException {
        return row.number("value").orElseThrow(() -> new CsvException("it has no value"));
    }

    private static Aggregate one(Aggregate.Kind kind, double value, CsvColumns.Row row) throws CsvException {
        return new Aggregate(kind, 1, value, value, value, Distribution.of(value), row.traces());
    }

    private static Aggregate counter(double increase, CsvColumns.Row row) throws CsvException {
        boolean whole = increase == Math.rint(increase);
        return Aggregate.counter(row.count().orElse(whole ? (long) increase : 1L), increase, row.traces());
    }

    /** A fall is a reset: all of it is new. The first one only shows where the counter stands. */
    private @Nullable Aggregate total(double total, CsvColumns.Row row, String metric, Labels labels)
            throws CsvException {
        Double before = totals.computeIfAbsent(metric, any -> new HashMap<>()).put(labels, total);
        return before == null ? null : counter(total < before ? total : total - before, row);
    }

    private static Aggregate many(Aggregate.Kind kind, CsvColumns.Row row) throws CsvException {
        double min = row.number("min").orElse(Double.NaN);
        double max = row.number("max").orElse(Double.NaN);
        Optional<String> buckets = row.text("buckets");
        Map<Double, Double> quantiles = row.quantiles();
        Distribution distribution = Distribution.EMPTY;
        if (buckets.isPresent()) {
            distribution = CsvBuckets.isExponential(buckets.get())
                    ? CsvBuckets.exponential(buckets.get())
                    : CsvBuckets.explicit(buckets.get(), 0, min, max).distribution();
        } else if (!quantiles.isEmpty()) {
            long count = row.count().orElseThrow(() -> new CsvException("it has quantiles but no count"));
            distribution = CsvBuckets.ofQuantiles(quantiles, count, 0, min, max).distribution();
        }
        long held = distribution.count();
        long count = row.count().orElse(held);
        double mean = row.number("value").orElse(Double.NaN);
        double sum = row.number("sum").orElse(mean * count);
        if (count == 0) {
            throw new CsvException("it has a count of 0; leave out what was not recorded");
        }
        return new Aggregate(kind, count, sum, min, max, distribution, row.traces());
    }

    /** The first hundred lines that were left out. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** How many lines were left out. */
    public long problemCount() {
        return problemCount;
    }
}
