/**
 * How people are told: PagerDuty, Slack, the log, and whatever implements
 * {@link io.llmops.alerting.notify.Notifier}.
 *
 * <p>A {@link io.llmops.alerting.notify.Dispatcher} gives each change to the notifiers that should hear of it, each with an
 * outbox and a thread of its own, so that neither the ticks nor each other wait for a slow one.
 */
@NullMarked
package io.llmops.alerting.notify;

import org.jspecify.annotations.NullMarked;
