package io.llmops.alerting.triage.cause.live;

/**
 * How one golden question was answered this time.
 *
 * @param question names it, run after run
 * @param outputTokens length of the answer; at least 0
 */
public record GoldenReply(String question, boolean correct, int outputTokens) {}
