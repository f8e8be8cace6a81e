package io.llmops.cli.backtest;

import io.llmops.alerting.signal.Signal;
import io.llmops.alerting.signal.SignalSource;
import io.llmops.alerting.signal.Window;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Asks another source once for what many variants of a monitor want to know in the same tick. */
final class TickCache implements SignalSource {

    private record Question(Signal signal, Instant from, Instant until) {}

    private final SignalSource source;
    private final Map<Question, Window> answers = new HashMap<>();

    TickCache(SignalSource source) {
        this.source = source;
    }

    /** The source has moved on. */
    void nextTick() {
        answers.clear();
    }

    @Override
    public Window window(Signal signal, Instant from, Instant until) {
        return answers.computeIfAbsent(
                new Question(signal, from, until), it -> source.window(it.signal(), it.from(), it.until()));
    }

    @Override
    public Set<String> metrics() {
        return source.metrics();
    }
}
