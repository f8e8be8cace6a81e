package io.llmops.benchmarks.report;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What one benchmark told.
 *
 * @param benchmark class and method, without the package
 * @param unit of the score, as JMH writes it: {@code ns/op}
 * @param forks the iterations of each JVM
 * @param bytes allocated by each operation, where the profiler could tell
 */
record Measurement(
        String benchmark, Map<String, String> params, String unit, List<List<Double>> forks, OptionalDouble bytes) {

    Measurement {
        forks = forks.stream().map(List::copyOf).toList();
    }

    /** The mean over all iterations. */
    double score() {
        return mean(all());
    }

    /** The lowest mean of a JVM; of a single JVM its lowest iteration. */
    double low() {
        return spread().stream().min(Double::compare).orElseThrow();
    }

    /** The highest mean of a JVM; of a single JVM its highest iteration. */
    double high() {
        return spread().stream().max(Double::compare).orElseThrow();
    }

    private List<Double> spread() {
        return forks.size() == 1
                ? forks.get(0)
                : forks.stream().map(Measurement::mean).toList();
    }

    private List<Double> all() {
        return forks.stream().flatMap(List::stream).toList();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
