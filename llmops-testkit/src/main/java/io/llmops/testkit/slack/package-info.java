/**
 * A stand-in for Slack, its incoming webhooks and the two methods that post and update messages, that checks what it
 * gets.
 *
 * <p>{@link io.llmops.testkit.slack.SlackStandIn} is the server; {@link io.llmops.testkit.slack.BlockKitRules} and
 * {@link io.llmops.testkit.slack.MrkdwnRules} are the rules on their own, for tests that send nothing.
 */
@NullMarked
package io.llmops.testkit.slack;

import org.jspecify.annotations.NullMarked;
