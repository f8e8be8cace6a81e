/**
 * One alert's life: pending, firing, recovering, resolved, or flapping.
 *
 * <p>{@link io.llmops.alerting.alert.Alerts} steps every monitor; each group that is wrong has one alert; what changes is
 * told as a {@link io.llmops.alerting.alert.Transition}. What they have to remember is data,
 * {@link io.llmops.alerting.alert.SavedAlerts}, so that a life goes on in another process.
 */
@NullMarked
package io.llmops.alerting.alert;

import org.jspecify.annotations.NullMarked;
