/**
 * What should not be so: conditions as data, what runs them, and the monitors that hold them.
 *
 * <p>A {@link io.llmops.alerting.monitor.Value} says what to measure, a {@link io.llmops.alerting.monitor.Condition} when
 * that is wrong, a {@link io.llmops.alerting.monitor.ConditionRunner} tells for each group, as a
 * {@link io.llmops.alerting.monitor.Reading}, whether it is; a {@link io.llmops.alerting.monitor.Monitor} adds for how long,
 * how bad, and what to do.
 */
@NullMarked
package io.llmops.alerting.monitor;

import org.jspecify.annotations.NullMarked;
