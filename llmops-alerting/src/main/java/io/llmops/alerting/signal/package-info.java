/**
 * What was measured, by interval: OpenTelemetry metric points, kept for as long as monitors look back.
 *
 * <p>A {@link io.llmops.alerting.signal.SignalReader} or {@link io.llmops.alerting.signal.MicrometerSignals} collects, a
 * {@link io.llmops.alerting.signal.SignalHistory} keeps, a {@link io.llmops.alerting.signal.Signal} asks, a
 * {@link io.llmops.alerting.signal.Window} answers. {@link io.llmops.alerting.signal.CsvHistory} answers from a recording,
 * a {@link io.llmops.alerting.signal.SnapshotFile} carries all of it over a restart.
 */
@NullMarked
package io.llmops.alerting.signal;

import org.jspecify.annotations.NullMarked;
