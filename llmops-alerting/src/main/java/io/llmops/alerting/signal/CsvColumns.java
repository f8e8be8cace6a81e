package io.llmops.alerting.signal;

import io.llmops.alerting.signal.Exemplars.Exemplar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the columns of a {@link CsvSignals} mean. */
final class CsvColumns {

    static final List<String> RESERVED = List.of(
            "timestamp", "metric", "value", "kind", "seconds", "count", "sum", "min", "max", "buckets", "traces");

    /** Before the name of a label that is called like a column. */
    static final String LABEL = "label:";

    private static final Pattern QUANTILE = Pattern.compile("p\\d{1,2}(\\.\\d+)?");

    private final Map<String, Integer> reserved = new LinkedHashMap<>();
    private final Map<String, Integer> labels = new TreeMap<>();
    private final Map<Double, Integer> quantiles = new TreeMap<>();
    private final int width;

    CsvColumns(List<String> header) throws CsvException {
        width = header.size();
        for (int i = 0; i < width; i++) {
            String name = header.get(i).strip();
            Integer before;
            if (RESERVED.contains(name)) {
                before = reserved.put(name, i);
            } else if (QUANTILE.matcher(name).matches()) {
                before = quantiles.put(Double.parseDouble(name.substring(1)) / 100, i);
            } else {
                before = labels.put(name.startsWith(LABEL) ? name.substring(LABEL.length()) : name, i);
            }
            if (before != null || name.isEmpty()) {
                throw new CsvException(
                        "column " + (i + 1) + " is called \"" + name + "\"; give every column a name of its own");
            }
        }
        for (String required : List.of("timestamp", "metric", "value")) {
            if (!reserved.containsKey(required)) {
                throw new CsvException("there is no column \"" + required + "\"; the first line must name at least"
                        + " timestamp,metric,value");
            }
        }
    }

    static boolean isReserved(String label) {
        return RESERVED.contains(label) || QUANTILE.matcher(label).matches() || label.startsWith(LABEL);
    }

    /** One record, with its cells by meaning. */
    Row row(List<String> cells) throws CsvException {
        if (cells.size() != width) {
            throw new CsvException(
                    "it has " + cells.size() + " cells where the first line names " + width + " columns");
        }
        return new Row(cells);
    }

    final class Row {

        private final List<String> cells;

        private Row(List<String> cells) {
            this.cells = cells;
        }

        Optional<String> text(String column) {
            Integer at = reserved.get(column);
            return at == null ? Optional.empty() : nonBlank(cells.get(at));
        }

        private static Optional<String> nonBlank(String cell) {
            return cell.isBlank() ? Optional.empty() : Optional.of(cell.strip());
        }

        String metric() throws CsvException {
            return text("metric").orElseThrow(() -> new CsvException("it has no metric"));
        }

        Labels labels() {
            Map<String, String> given = new TreeMap<>();
            labels.forEach((label, at) -> {
                if (!cells.get(at).isEmpty()) {
                    given.put(label, cells.get(at));
                }
            });
            return Labels.of(given);
        }

        Instant timestamp() throws CsvException {
            String text = text("timestamp").orElseThrow(() -> new CsvException("it has no timestamp"));
            return CsvTime.parse(text);
        }

        Duration length() throws CsvException {
            double seconds = number("seconds").orElse(0.0);
            if (seconds < 0 || seconds > 1e9) {
                throw new CsvException("seconds is " + seconds + "; give the length of the interval, 0 or more");
            }
            return Duration.ofMillis(Math.round(seconds * 1e3));
        }

        /** A number that is finite; empty if there is none. */
        Optional<Double> number(String column) throws CsvException {
            Optional<String> text = text(column);
            return text.isEmpty() ? Optional.empty() : Optional.of(CsvColumns.number(column, text.get()));
        }

        Optional<Long> count() throws CsvException {
            Optional<Double> count = number("count");
            if (count.isPresent() && (count.get() < 0 || count.get() != Math.rint(count.get()))) {
                throw new CsvException("count is " + count.get() + "; give a whole number, 0 or more");
            }
            return count.map(Double::longValue);
        }

        /** The quantiles that are given, ascending. */
        Map<Double, Double> quantiles() throws CsvException {
            Map<Double, Double> given = new TreeMap<>();
            for (Map.Entry<Double, Integer> each : quantiles.entrySet()) {
                Optional<String> text = nonBlank(cells.get(each.getValue()));
                if (text.isPresent()) {
                    given.put(each.getKey(), CsvColumns.number("p" + 100 * each.getKey(), text.get()));
                }
            }
            return given;
        }

        Exemplars traces() throws CsvException {
            List<Exemplar> traces = new ArrayList<>();
            for (String each : text("traces").map(it -> it.split(" +", -1)).orElse(new String[0])) {
                int at = each.lastIndexOf('=');
                if (at < 1) {
                    throw new CsvException("traces has \"" + cut(each) + "\"; give id=number, separated by spaces");
                }
                traces.add(new Exemplar(each.substring(0, at), CsvColumns.number("traces", each.substring(at + 1))));
            }
            return Exemplars.of(traces);
        }
    }

    static double number(String column, String text) throws CsvException {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new CsvException(column + " is \"" + cut(text) + "\"; give a finite number, or leave it empty");
    }

    static String cut(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
