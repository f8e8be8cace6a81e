/**
 * One alert's life: pending, firing, recovering, resolved.
 *
 * <p>{@link io.llmops.alerting.alert.Alerts} steps every monitor; each group that is wrong has an
 * {@link io.llmops.alerting.alert.Alert}; what changes is told as a {@link io.llmops.alerting.alert.Transition}.
 */
@NullMarked
package io.llmops.alerting.alert;

import org.jspecify.annotations.NullMarked;
