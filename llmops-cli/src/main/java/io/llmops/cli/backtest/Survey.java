package io.llmops.cli.backtest;

import io.llmops.alerting.signal.CsvSignals;
import io.llmops.alerting.signal.Recorded;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a history is about, after one look at all of it.
 *
 * @param begin when its first interval begins
 * @param end when its last one ends
 * @param step of the ticks at which it is replayed
 * @param problems the first lines that made no sense
 * @param problemCount how many there were
 */
record Survey(
        Instant begin,
        Instant end,
        Duration step,
        long records,
        Set<String> metrics,
        List<CsvSignals.Problem> problems,
        long problemCount) {

    /** As often as a live process looks. */
    private static final Duration LIVE = Duration.ofSeconds(15);

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int STEPS_LOOKED_AT = 10_000;
    private static final double NEARLY_ALL = 0.9;

    /** @throws IllegalArgumentException if the file cannot be read or has nothing in it */
    static Survey of(Path history) {
        try (Reader in = Files.newBufferedReader(history, StandardCharsets.UTF_8)) {
            return read(new CsvSignals(in), history);
        } catch (IOException e) {
            throw new IllegalArgumentException(history + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Survey read(CsvSignals signals, Path history) throws IOException {
        Set<String> metrics = new TreeSet<>();
        List<Long> steps = new ArrayList<>();
        Instant begin = Instant.MAX;
        Instant end = Instant.MIN;
        boolean moments = true;
        long records = 0;
        for (Optional<Recorded> next = signals.next(); next.isPresent(); next = signals.next()) {
            Recorded recorded = next.get();
            records++;
            metrics.add(recorded.metric());
            moments &= recorded.from().equals(recorded.until());
            if (recorded.until().isAfter(end) && records > 1 && steps.size() < STEPS_LOOKED_AT) {
                steps.add(Duration.between(end, recorded.until()).toMillis());
            }
            begin = recorded.from().isBefore(begin) ? recorded.from() : begin;
            end = recorded.until().isAfter(end) ? recorded.until() : end;
        }
        if (records == 0) {
            throw new IllegalArgumentException(history + " has no line that can be replayed"
                    + (signals.problemCount() == 0
                            ? ""
                            : "; " + signals.problems().get(0)));
        }
        return new Survey(
                begin, end, step(steps, moments), records, metrics, signals.problems(), signals.problemCount());
    }

    /** Ticks need not be finer than what was recorded; what was recorded call by call is looked at as a process would. */
    private static Duration step(List<Long> steps, boolean moments) {
        if (steps.isEmpty()) {
            return LIVE;
        }
        long usual = steps.stream().sorted().skip(steps.size() / 2).findFirst().orElseThrow();
        long alike = steps.stream().filter(it -> it == usual).count();
        if (moments && alike < NEARLY_ALL * steps.size()) {
            return LIVE;
        }
        Duration step = Duration.ofMillis(usual);
        return step.compareTo(LIVE) < 0 ? LIVE : step.compareTo(LONGEST) > 0 ? LONGEST : step;
    }

    double weeks() {
        return Duration.between(begin, end).toMillis()
                / (double) Duration.ofDays(7).toMillis();
    }
}
