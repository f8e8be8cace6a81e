package io.llmops.benchmarks.report;

import io.llmops.benchmarks.call.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What watching adds to a call: the watched call less its own bare call. The range is that of the watched call.
 *
 * @param nanos may be below zero where noise is greater than the cost
 */
record Added(Measured subject, double nanos, double low, double high, OptionalDouble bytes) {

    /** Of those subjects that were measured together with their bare call. */
    static List<Added> of(String benchmark, Measured[] subjects, List<Measurement> measurements) {
        List<Added> all = new ArrayList<>();
        for (Measured subject : subjects) {
            Measurement with = find(benchmark, subject, measurements);
            Measurement bare = find(benchmark, subject.bare(), measurements);
            if (with != null && bare != null && subject != subject.bare()) {
                all.add(of(subject, with, bare));
            }
        }
        return List.copyOf(all);
    }

    private static Added of(Measured subject, Measurement with, Measurement bare) {
        OptionalDouble bytes = with.bytes().isPresent() && bare.bytes().isPresent()
                ? OptionalDouble.of(with.bytes().getAsDouble() - bare.bytes().getAsDouble())
                : OptionalDouble.empty();
        double taken = bare.score();
        return new Added(subject, with.score() - taken, with.low() - taken, with.high() - taken, bytes);
    }

    private static Measurement find(String benchmark, Measured subject, List<Measurement> measurements) {
        return measurements.stream()
                .filter(one -> one.benchmark().equals(benchmark)
                        && subject.name().equals(one.params().get("subject")))
                .findFirst()
                .orElse(null);
    }

    /** How many times as much as another one; not a number where that one's cost drowns in noise. */
    double times(Added other) {
        return other.nanos > 0 ? nanos / other.nanos : Double.NaN;
    }

    /** Nanoseconds for each metric point; not a number where there is none. */
    double perRecord() {
        return subject.records() > 0 ? nanos / subject.records() : Double.NaN;
    }
}
