/**
 * A model server on the loopback address that speaks the wire formats of OpenAI and Anthropic, for tests, replays and demonstrations.
 *
 * <p>{@link io.llmops.testkit.server.ModelServer} is the server; a {@link io.llmops.testkit.server.Script} decides what
 * it replies; a {@link io.llmops.testkit.server.Reply} is an answer or one of the ways in which a provider fails.
 */
@NullMarked
package io.llmops.testkit.server;

import org.jspecify.annotations.NullMarked;
