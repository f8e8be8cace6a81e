package io.llmops.benchmarks;

import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.SignalHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What one series of the history of signals takes: of the heap, and by the history's own reckoning, which its limits go by.
 *
 * <pre>{@code java -cp llmops-benchmarks/target/benchmarks.jar io.llmops.benchmarks.SeriesMemory}</pre>
 */
public final class SeriesMemory {

    private static final int SERIES = 200;
    private static final int NUMBERS = 75;
    private static final int COLLECTED = 1_000;
    private static final List<Aggregate> HISTOGRAMS = histograms();
    private static final List<Aggregate> COUNTERS = List.of(Aggregate.counted(5));
    private static final Instant MIDNIGHT = Instant.parse("2026-03-01T00:00:00Z");

    private SeriesMemory() {}

    /** Prints a line for each kind of series and each length of its past. */
    public static void main(String[] args) {
        for (Duration past : List.of(Duration.ofHours(3), Duration.ofHours(24), Duration.ofDays(8))) {
            tell("histogram, " + NUMBERS + " numbers each 15 s", past, HISTOGRAMS);
            tell("counter", past, COUNTERS);
        }
    }

    private static List<Aggregate> histograms() {
        SplittableRandom random = new SplittableRandom(1);
        List<Aggregate> collected = new ArrayList<>();
        for (int i = 0; i < COLLECTED; i++) {
            collected.add(Aggregate.recorded(random.doubles(NUMBERS)
                    .map(any -> 2 * Math.exp(0.8 * random.nextGaussian()))
                    .toArray()));
        }
        return collected;
    }

    private static void tell(String kind, Duration past, List<Aggregate> collected) {
        long before = heap();
        SignalHistory history = filled(past, collected);
        long heap = heap() - before;
        System.out.printf(
                "%s, %d h: %.1f KB of heap a series, %.1f KB as reckoned%n",
                kind, past.toHours(), heap / 1e3 / SERIES, history.use().bytes() / 1e3 / SERIES);
    }

    private static SignalHistory filled(Duration past, List<Aggregate> collected) {
        SignalHistory history = new SignalHistory();
        SplittableRandom random = new SplittableRandom(2);
        Instant now = MIDNIGHT;
        while (now.isBefore(MIDNIGHT.plus(past))) {
            Instant from = now;
            now = now.plusSeconds(15);
            for (int i = 0; i < SERIES; i++) {
                Labels labels = Labels.of("gen_ai.request.model", "model-" + i);
                history.add("signal", labels, collected.get(random.nextInt(collected.size())), from, now);
            }
            history.advanceTo(now);
        }
        return history;
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
