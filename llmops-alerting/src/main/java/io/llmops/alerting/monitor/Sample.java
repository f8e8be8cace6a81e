package io.llmops.alerting.monitor;

import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Window;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@link Value} of one group, measured.
 *
 * @param value NaN where there is no such number
 * @param size how many recorded numbers it stands on: the fewest in any window that makes it uncertain
 */
record Sample(double value, long size, List<String> traceIds) {

    private static final Sample NOTHING_HAPPENED = new Sample(0, Long.MAX_VALUE, List.of());

    static Map<Labels, Sample> of(Value value, Feeds feeds, Instant now) {
        return value instanceof Value.Ratio ratio ? ofRatio(ratio, feeds, now) : ofWindow((Value.Of) value, feeds, now);
    }

    private static Map<Labels, Sample> ofWindow(Value.Of value, Feeds feeds, Instant now) {
        Instant until = now.minus(value.offset());
        Window window = feeds.signals().window(value.signal(), until.minus(value.window()), until);
        Map<Labels, Sample> samples = new LinkedHashMap<>();
        window.groups().forEach((group, aggregate) -> samples.put(group, measured(value, aggregate, window)));
        return samples;
    }

    private static Sample measured(Value.Of value, Aggregate aggregate, Window window) {
        return new Sample(value.measure().of(aggregate, window.length()), aggregate.count(), aggregate.traceIds());
    }

    private static Map<Labels, Sample> ofRatio(Value.Ratio ratio, Feeds feeds, Instant now) {
        Map<Labels, Sample> numerators = of(ratio.numerator(), feeds, now);
        boolean counts =
                ratio.numerator() instanceof Value.Of of && of.measure().isZeroWhenNothingHappens();
        Map<Labels, Sample> samples = new LinkedHashMap<>();
        of(ratio.denominator(), feeds, now).forEach((group, below) -> {
            Sample above = counts ? numerators.getOrDefault(group, NOTHING_HAPPENED) : numerators.get(group);
            if (above != null) {
                long size = counts ? below.size : Math.min(above.size, below.size);
                samples.put(group, new Sample(above.value / below.value, size, above.traceIds));
            }
        });
        return samples;
    }
}
