package io.llmops.alerting.alert;

import io.llmops.alerting.monitor.Reading;
import java.time.Duration;
import java.util.Optional;

/**
 * What a level is told on a tick: a reading, the time since the one before it, and the times that count for it.
 *
 * @param resolveAfter without data for this long it is over; empty: never
 */
record Step(
        Reading.State reading,
        Duration elapsed,
        Duration pendingFor,
        Duration keepFiringFor,
        Optional<Duration> resolveAfter) {}
