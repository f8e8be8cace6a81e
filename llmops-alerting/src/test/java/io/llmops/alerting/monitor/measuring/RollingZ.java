package io.llmops.alerting.monitor.measuring;

import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.Reading.State;
import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The usual rule: a window's number is more than so many standard deviations off the mean of the last 1,000 windows. */
final class RollingZ implements Contestant.Judge {

    private static final int WINDOWS = 1_000;
    private static final int FEWEST = 100;

    private final String metric;
    private final @Nullable String per;
    private final Duration window;
    private final double limit;
    private final boolean bothSides;
    private final Deque<Double> last = new ArrayDeque<>();
    private State state = State.CLEAR;

    /** @param per what the metric is divided by */
    RollingZ(String metric, @Nullable String per, Duration window, double limit, boolean bothSides) {
        this.metric = metric;
        this.per = per;
        this.window = window;
        this.limit = limit;
        this.bothSides = bothSides;
    }

    @Override
    public State step(Feeds feeds, Instant now) {
        if (now.toEpochMilli() % window.toMillis() != 0) {
            return state;
        }
        double value = sum(feeds, metric, now) / (per == null ? 1 : sum(feeds, per, now));
        if (!Double.isFinite(value)) {
            return state;
        }
        double mean = last.stream().mapToDouble(it -> it).average().orElse(0);
        double variance =
                last.stream().mapToDouble(it -> (it - mean) * (it - mean)).sum() / Math.max(1, last.size());
        double z = (value - mean) / Math.sqrt(variance);
        boolean off = last.size() >= FEWEST && (bothSides ? Math.abs(z) : z) > limit;
        last.addLast(value);
        if (last.size() > WINDOWS) {
            last.removeFirst();
        }
        state = off ? State.BREACHED : State.CLEAR;
        return state;
    }

    private double sum(Feeds feeds, String of, Instant now) {
        Aggregate found = feeds.signals()
                .window(Signal.of(of), now.minus(window), now)
                .groups()
                .get(Labels.none());
        return found == null ? 0 : found.sum();
    }
}
