package io.llmops.alerting.monitor;

import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@link Value} of one group, measured.
 *
 * @param value NaN where there is no such number
 * @param size how many recorded numbers it stands on: the fewest in any window that makes it uncertain
 * @param coarse whether the source could only tell of a longer time than was asked for
 */
record Sample(double value, long size, List<String> traceIds, boolean coarse) {

    private static final double COARSE = 1.5;
    private static final Sample NOTHING_HAPPENED = new Sample(0, Long.MAX_VALUE, List.of(), false);

    static Map<Labels, Sample> of(Value value, Feeds feeds, Instant now) {
        if (value instanceof Value.Ratio ratio) {
            return ofRatio(ratio, feeds, now);
        }
        return value instanceof Value.Average average
                ? ofAverage(average, feeds, now)
                : ofWindow((Value.Of) value, feeds, now);
    }

    private static Map<Labels, Sample> ofWindow(Value.Of value, Feeds feeds, Instant now) {
        return ofWindow(value, window(value, feeds, now));
    }

    private static Window window(Value.Of value, Feeds feeds, Instant now) {
        Instant until = now.minus(value.offset());
        return feeds.signals().window(value.signal(), until.minus(value.window()), until);
    }

    private static Map<Labels, Sample> ofWindow(Value.Of value, Window window) {
        Map<Labels, Sample> samples = new LinkedHashMap<>();
        window.groups().forEach((group, aggregate) -> samples.put(group, measured(value, aggregate, window.length())));
        return samples;
    }

    private static Sample measured(Value.Of value, Aggregate aggregate, Duration length) {
        double number = value.measure().of(aggregate, length);
        double longer = (double) length.toMillis() / value.window().toMillis();
        if (longer < COARSE) {
            return new Sample(number, aggregate.count(), aggregate.traceIds(), false);
        }
        return new Sample(
                value.measure().growsWithTheWindow() ? number / longer : number,
                (long) Math.ceil(aggregate.count() / longer),
                aggregate.traceIds(),
                true);
    }

    private static Map<Labels, Sample> ofRatio(Value.Ratio ratio, Feeds feeds, Instant now) {
        Map<Labels, Sample> numerators = of(ratio.numerator(), feeds, now);
        boolean counts = isZeroWhenNothingHappens(ratio.numerator());
        Map<Labels, Sample> samples = new LinkedHashMap<>();
        of(ratio.denominator(), feeds, now).forEach((group, below) -> {
            Sample above = counts ? numerators.getOrDefault(group, NOTHING_HAPPENED) : numerators.get(group);
            if (above != null) {
                long size = counts ? below.size : Math.min(above.size, below.size);
                boolean coarse = above.coarse || below.coarse;
                samples.put(group, new Sample(above.value / below.value, size, above.traceIds, coarse));
            }
        });
        return samples;
    }

    private static boolean isZeroWhenNothingHappens(Value value) {
        return value instanceof Value.Of of && of.measure().isZeroWhenNothingHappens();
    }

    private static Map<Labels, Sample> ofAverage(Value.Average average, Feeds feeds, Instant now) {
        boolean counts = isZeroWhenNothingHappens(average.value());
        Map<Labels, Running> sums = new LinkedHashMap<>();
        int watched = 0;
        for (int i = 0; i < average.windows(); i++) {
            Instant until = now.minus(average.offset()).minus(average.window().multipliedBy(i));
            Map<Labels, Sample> samples;
            if (counts) {
                Value.Of count = (Value.Of) average.value();
                Window window = window(count, feeds, until);
                watched += isWatched(window) ? 1 : 0;
                samples = ofWindow(count, window);
            } else {
                samples = of(average.value(), feeds, until);
            }
            samples.forEach((group, each) ->
                    sums.computeIfAbsent(group, any -> new Running()).add(each));
        }
        int zeros = watched;
        Map<Labels, Sample> samples = new LinkedHashMap<>();
        sums.forEach((group, sum) -> samples.put(group, sum.average(average.windows(), zeros)));
        return samples;
    }

    private static boolean isWatched(Window window) {
        return window.observed().multipliedBy(2).compareTo(window.length()) >= 0;
    }

    /** Sums of the windows of one group, the latest first. */
    private static final class Running {
        private int windows;
        private double sum;
        private long size;
        private List<String> traceIds = List.of();
        private boolean coarse;

        private void add(Sample each) {
            if (Double.isFinite(each.value)) {
                windows++;
                sum += each.value;
                size += each.size;
                traceIds = traceIds.isEmpty() ? each.traceIds : traceIds;
            }
            coarse |= each.coarse;
        }

        /** @param watched windows that count even if they are empty */
        private Sample average(int all, int watched) {
            int counted = Math.max(windows, watched);
            boolean enough = counted >= (all + 1) / 2;
            return new Sample(enough ? sum / counted : Double.NaN, size, traceIds, coarse);
        }
    }
}
