package io.llmops.benchmarks.report;

import io.llmops.benchmarks.call.Measured;
import io.llmops.benchmarks.call.StreamSubject;
import io.llmops.benchmarks.call.Subject;
import io.llmops.benchmarks.startup.StartUpTimes;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables for people. */
final class MarkdownReport {

    private final Findings findings;
    private final StringBuilder text = new StringBuilder();

    private MarkdownReport(Findings findings) {
        this.findings = findings;
    }

    static String of(Findings findings) {
        return new MarkdownReport(findings).write();
    }

    private String write() {
        line("![What watching adds to one call](performance.svg)");
        line("");
        machine();
        List<Added> calls = Added.of(Report.CALL, Subject.values(), findings.measurements());
        comparison("One call", calls, Subject.MINIMUM);
        peers(calls);
        comparison(
                "Two threads at once, on the same series",
                Added.of(Report.TWO_THREADS, Subject.values(), findings.measurements()),
                Subject.MINIMUM);
        List<Added> chunks = Added.of(Report.CHUNK, StreamSubject.values(), findings.measurements());
        comparison("One chunk of a stream of " + number(StreamSubject.CHUNKS), chunks, StreamSubject.MINIMUM);
        startUp();
        others();
        leftOut();
        return text.toString();
    }

    private void machine() {
        Machine machine = findings.machine();
        line(findings.at() + ", " + machine.line() + ", `" + String.join(" ", findings.jvmArgs()) + "`"
                + (findings.brief() ? ". A short run: expect noise." : "."));
        line("");
        line(machine.versions().entrySet().stream()
                        .map(one -> one.getKey() + " " + one.getValue())
                        .collect(Collectors.joining(", "))
                + ".");
    }

    private void comparison(String title, List<Added> rows, Measured minimum) {
        title(title);
        Added yardstick = rows.stream()
                .filter(row -> row.subject() == minimum)
                .findFirst()
                .orElse(null);
        line("| who watches | added, ns | lowest to highest | added, B | × the minimum | records | ns a record |");
        line("|---|---|---|---|---|---|---|");
        for (Added row : rows) {
            line("| %s | %s | %s to %s | %s | %s | %d | %s |"
                    .formatted(
                            row.subject().kind() == Measured.Kind.OURS
                                    ? "**" + row.subject().label() + "**"
                                    : row.subject().label(),
                            number(row.nanos()),
                            number(row.low()),
                            number(row.high()),
                            row.bytes().isPresent() ? number(row.bytes().getAsDouble()) : "–",
                            yardstick == null ? "–" : number(row.times(yardstick)),
                            row.subject().records(),
                            number(row.perRecord())));
        }
    }

    /** How many times as much each peer adds. */
    private void peers(List<Added> rows) {
        List<Added> peers = of(Measured.Kind.PEER, rows);
        List<Added> ours = of(Measured.Kind.OURS, rows);
        if (peers.isEmpty() || ours.isEmpty()) {
            return;
        }
        title("How many times as much each peer adds to a call");
        line("| than | " + labels(peers) + " |");
        line("|---|" + "---|".repeat(peers.size()));
        for (Added our : ours) {
            line("| %s | %s |"
                    .formatted(
                            our.subject().label(),
                            peers.stream().map(peer -> number(peer.times(our))).collect(Collectors.joining(" | "))));
        }
    }

    private static List<Added> of(Measured.Kind kind, List<Added> rows) {
        return rows.stream().filter(row -> row.subject().kind() == kind).toList();
    }

    private static String labels(List<Added> rows) {
        return rows.stream().map(row -> row.subject().label()).collect(Collectors.joining(" | "));
    }

    private void startUp() {
        title("A young JVM");
        line(
                "| who watches | building and first call, ms | lowest to highest | calls 2 to 201, µs a call | lowest to highest |");
        line("|---|---|---|---|---|");
        for (StartUpTimes one : findings.startUps()) {
            line("| %s | %s | %s | %s | %s |"
                    .formatted(
                            one.label(),
                            middle(one.builds(), 1e6),
                            range(one.builds(), 1e6),
                            middle(one.calls(), 1e3),
                            range(one.calls(), 1e3)));
        }
        line("");
        line("Classes of optional parts that were loaded without being configured: "
                + (findings.optionalClasses().isEmpty()
                        ? "none."
                        : String.join(", ", findings.optionalClasses()) + "."));
    }

    private static String middle(List<Long> nanos, double unit) {
        return number(StartUpTimes.median(nanos) / unit);
    }

    private static String range(List<Long> nanos, double unit) {
        return number(nanos.stream().min(Long::compare).orElseThrow() / unit) + " to "
                + number(nanos.stream().max(Long::compare).orElseThrow() / unit);
    }

    private void others() {
        List<Measurement> others = findings.measurements().stream()
                .filter(one ->
                        Stream.of(Report.CALL, Report.TWO_THREADS, Report.CHUNK).noneMatch(one.benchmark()::equals))
                .toList();
        if (others.isEmpty()) {
            return;
        }
        title("Other benchmarks");
        line("| benchmark | score | lowest to highest | unit | B an operation |");
        line("|---|---|---|---|---|");
        for (Measurement one : others) {
            line("| %s%s | %s | %s to %s | %s | %s |"
                    .formatted(
                            one.benchmark(),
                            one.params().isEmpty() ? "" : " " + one.params(),
                            number(one.score()),
                            number(one.low()),
                            number(one.high()),
                            one.unit(),
                            one.bytes().isPresent() ? number(one.bytes().getAsDouble()) : "–"));
        }
    }

    private void leftOut() {
        if (!findings.leftOut().isEmpty()) {
            title("Not measured");
            findings.leftOut().forEach(what -> line("- " + what));
        }
    }

    private void title(String title) {
        line("");
        line("### " + title);
        line("");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    /** One decimal below ten, and never an exponent. */
    static String number(double value) {
        double size = Math.abs(value);
        if (Double.isNaN(value)) {
            return "–";
        }
        if (size < 0.05) {
            return "0";
        }
        return String.format(Locale.ROOT, size < 10 ? "%.1f" : "%,.0f", value);
    }
}
