package io.llmops.alerting.monitor;

import io.llmops.alerting.monitor.Reading.State;
import io.llmops.alerting.signal.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares each group with the limit; remembers nothing. */
final class ThresholdRunner implements StatelessRunner {

    private final Threshold threshold;

    ThresholdRunner(Threshold threshold) {
        this.threshold = threshold;
    }

    @Override
    public Map<Labels, Reading> step(Feeds feeds, Instant now) {
        Map<Labels, Reading> readings = new LinkedHashMap<>();
        Sample.of(threshold.value(), feeds, now).forEach((group, sample) -> readings.put(group, reading(sample)));
        return readings;
    }

    private Reading reading(Sample sample) {
        double limit = threshold.limit().nearest(sample.value());
        Reading reading =
                new Reading(state(sample), sample.value(), limit, sample.size(), tellingFirst(sample.traceIds()));
        if (threshold.significance() == 1 || reading.state() != State.BREACHED) {
            return reading;
        }
        double chance = chance(sample, limit);
        return reading.with(List.of(chance)).in(chance <= threshold.significance() ? State.BREACHED : State.HOLDING);
    }

    private State state(Sample sample) {
        return Double.isFinite(sample.value()) && sample.size() >= threshold.minSamples()
                ? threshold.limit().judge(sample.value())
                : State.NO_DATA;
    }

    private static double chance(Sample share, double limit) {
        long hits = Math.round(share.value() * share.size());
        return share.value() > limit
                ? Binomial.atLeast(hits, share.size(), limit)
                : Binomial.atLeast(share.size() - hits, share.size(), 1 - limit);
    }

    /** Aggregates list the trace of the largest number first; of a value that is too low, the smallest says most. */
    private List<String> tellingFirst(List<String> traceIds) {
        List<String> sorted = new ArrayList<>(traceIds);
        if (threshold.limit() instanceof Limit.Below) {
            Collections.reverse(sorted);
        }
        return sorted;
    }
}
