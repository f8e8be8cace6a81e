package io.llmops.alerting.monitor;

import io.llmops.alerting.signal.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares each group with the limit; remembers nothing. */
final class ThresholdRunner implements ConditionRunner {

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
        return new Reading(
                state(sample), sample.value(), threshold.limit(), sample.size(), tellingFirst(sample.traceIds()));
    }

    private Reading.State state(Sample sample) {
        if (!Double.isFinite(sample.value()) || sample.size() < threshold.minSamples()) {
            return Reading.State.NO_DATA;
        }
        if (threshold.comparison().isBeyond(sample.value(), threshold.limit())) {
            return Reading.State.BREACHED;
        }
        boolean recovered = !threshold.comparison().isBeyond(sample.value(), threshold.recovery());
        return recovered ? Reading.State.CLEAR : Reading.State.HOLDING;
    }

    /** Aggregates list the trace of the largest number first; of a value that is too low, the smallest says most. */
    private List<String> tellingFirst(List<String> traceIds) {
        List<String> sorted = new ArrayList<>(traceIds);
        if (threshold.comparison() == Comparison.BELOW) {
            Collections.reverse(sorted);
        }
        return sorted;
    }
}
