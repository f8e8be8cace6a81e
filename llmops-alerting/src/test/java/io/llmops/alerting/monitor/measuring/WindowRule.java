package io.llmops.alerting.monitor.measuring;

import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.Reading.State;
import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/** A rule that is asked about the number of each window, once, in their order. */
final class WindowRule implements Contestant.Judge {

    private final String metric;
    private final @Nullable String per;
    private final Duration window;
    private final DoublePredicate isOdd;
    private State state = State.CLEAR;

    /**
     * A rule for one series.
     *
     * @param per what the metric is divided by
     * @param isOdd judges a number, then learns it
     */
    WindowRule(String metric, @Nullable String per, Duration window, DoublePredicate isOdd) {
        this.metric = metric;
        this.per = per;
        this.window = window;
        this.isOdd = isOdd;
    }

    @Override
    public State step(Feeds feeds, Instant now) {
        if (now.toEpochMilli() % window.toMillis() == 0) {
            double value = sum(feeds, metric, now) / (per == null ? 1 : sum(feeds, per, now));
            if (Double.isFinite(value)) {
                state = isOdd.test(value) ? State.BREACHED : State.CLEAR;
            }
        }
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
