/**
 * Statistics, pure: numbers and time in, numbers out. Nothing here reads a clock, starts a thread or knows a signal.
 * Start at {@link io.llmops.alerting.detect.Detectors} for one series of points, at {@link
 * io.llmops.alerting.detect.SeasonalBaseline} for what an hour of the week usually looks like, at {@link
 * io.llmops.alerting.detect.ChangeDetector} for events, one after the other, at {@link
 * io.llmops.alerting.detect.Trend} for aggregates of a longer time.
 */
@NullMarked
package io.llmops.alerting.detect;

import org.jspecify.annotations.NullMarked;
