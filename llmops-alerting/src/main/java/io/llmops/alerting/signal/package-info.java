/**
 * What was measured, by interval: OpenTelemetry metric points, kept for as long as monitors look back.
 *
 * <p>A {@link io.llmops.alerting.signal.SignalReader} collects, a {@link io.llmops.alerting.signal.SignalHistory}
 * keeps, a {@link io.llmops.alerting.signal.Signal} asks, a {@link io.llmops.alerting.signal.Window} answers.
 */
@NullMarked
package io.llmops.alerting.signal;

import org.jspecify.annotations.NullMarked;
