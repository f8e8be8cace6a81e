package io.llmops.guardrails.injection.model;

/**
 * A stretch of tokens.
 *
 * @param from its first token
 * @param to the token after its last
 */
public record Window(int from, int to) {}
