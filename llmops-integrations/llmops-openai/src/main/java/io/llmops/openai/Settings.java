package io.llmops.openai;

import java.util.Optional;

/**
 * What a user chose.
 *
 * @param provider instead of what the base URL tells
 * @param countsStreamedTokens whether the usage of streams is asked for on behalf of callers that do not
 */
record Settings(Optional<String> provider, boolean countsStreamedTokens) {}
