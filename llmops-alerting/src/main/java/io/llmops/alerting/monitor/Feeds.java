package io.llmops.alerting.monitor;

import io.llmops.alerting.signal.SignalSource;

/** What conditions may look at. */
public record Feeds(SignalSource signals) {}
