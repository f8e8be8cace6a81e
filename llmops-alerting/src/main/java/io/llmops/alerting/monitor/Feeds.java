package io.llmops.alerting.monitor;

import io.llmops.alerting.digest.Digests;
import io.llmops.alerting.signal.SignalSource;
import java.util.Optional;

/**
 * What conditions may look at.
 *
 * @param digests events, where there are any: a recording or a fleet has none
 */
public record Feeds(SignalSource signals, Optional<Digests> digests) {

    /** Signals only: a {@link Change} has no data. */
    public Feeds(SignalSource signals) {
        this(signals, Optional.empty());
    }

    public Feeds(SignalSource signals, Digests digests) {
        this(signals, Optional.of(digests));
    }
}
