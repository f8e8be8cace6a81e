package io.llmops.alerting.monitor;

import io.llmops.alerting.monitor.BurnRate.Counted;
import io.llmops.alerting.monitor.BurnRate.Pace;
import io.llmops.alerting.monitor.Reading.State;
import io.llmops.alerting.signal.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares what is spent over each pace's windows with the pace; remembers nothing. */
final class BurnRateRunner implements StatelessRunner {

    private final BurnRate condition;

    BurnRateRunner(BurnRate condition) {
        this.condition = condition;
    }

    @Override
    public Map<Labels, Reading> step(Feeds feeds, Instant now) {
        Map<Labels, List<Reading>> each = new LinkedHashMap<>();
        for (Pace pace : condition.paces()) {
            Map<Labels, Sample> lately = spent(pace.shortWindow(), feeds, now);
            spent(pace.longWindow(), feeds, now)
                    .forEach((group, sample) -> each.computeIfAbsent(group, any -> new ArrayList<>())
                            .add(reading(pace, sample, lately.get(group))));
        }
        Map<Labels, Reading> readings = new LinkedHashMap<>();
        each.forEach((group, ofPaces) -> readings.put(group, worst(ofPaces)));
        return readings;
    }

    /** Share of bad events, by group. */
    private Map<Labels, Sample> spent(Duration window, Feeds feeds, Instant now) {
        Value.Ratio share = Value.ratio(Value.count(condition.signal(), window), Value.count(condition.all(), window));
        return Sample.of(share, feeds, now);
    }

    private double bad(Sample share) {
        return Math.max(0, condition.counted() == Counted.BAD ? share.value() : 1 - share.value());
    }

    private Reading reading(Pace pace, Sample sample, @Nullable Sample lately) {
        double overLong = bad(sample) / condition.budget();
        double overShort = lately == null || !Double.isFinite(lately.value()) ? 0 : bad(lately) / condition.budget();
        return new Reading(
                state(pace, sample, overLong, overShort),
                overLong,
                pace.burn(),
                sample.size(),
                sample.traceIds(),
                List.of(overShort));
    }

    private State state(Pace pace, Sample sample, double overLong, double overShort) {
        if (!Double.isFinite(overLong) || sample.size() < condition.minSamples()) {
            return State.NO_DATA;
        }
        if (overShort <= pace.burn()) {
            return State.CLEAR;
        }
        boolean enough = Math.round(bad(sample) * sample.size()) >= condition.minBad();
        return overLong > pace.burn() && enough ? State.BREACHED : State.HOLDING;
    }

    /** The first pace in the state of the whole; of several breached ones the fastest, as they are given. */
    private static Reading worst(List<Reading> ofPaces) {
        State joined = Joining.anyOf(ofPaces.stream().map(Reading::state).toList());
        return ofPaces.stream().filter(it -> it.state() == joined).findFirst().orElseThrow();
    }
}
