/**
 * The ways back: how what people do in Slack and in PagerDuty reaches the journal.
 *
 * <p>A {@link io.llmops.alerting.react.WayBack} takes a signed request and makes
 * {@linkplain io.llmops.alerting.incident.Reaction reactions} of it. It knows no web framework: any server can mount it, and
 * {@link io.llmops.alerting.react.WayBackServer} does so with the JDK's own.
 */
@NullMarked
package io.llmops.alerting.react;

import org.jspecify.annotations.NullMarked;
