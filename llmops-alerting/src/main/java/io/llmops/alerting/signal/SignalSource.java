package io.llmops.alerting.signal;

import java.time.Instant;
import java.util.Set;

/** Where monitors look: this process's {@link SignalHistory}, a recording, later a Prometheus server. */
public interface SignalSource {

    /** What was recorded after {@code from} and up to {@code until}. A group without data is absent, never zero. */
    Window window(Signal signal, Instant from, Instant until);

    /** The names of the metrics that have data. */
    Set<String> metrics();
}
