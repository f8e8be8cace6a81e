package io.llmops.examples.day;

import java.util.Map;

/**
 * What the simulated model makes its answer of, however it was asked.
 *
 * @param question the last thing that the user said
 * @param contextCharacters all that was said
 * @param timeNanos since midnight
 * @param outputTokens how long an answer is deserved
 */
record Asked(String model, String question, int contextCharacters, long timeNanos, int outputTokens) {

    static final String TIME_HEADER = "X-Simulated-Time-Nanos";
    static final String LENGTH_HEADER = "X-Simulated-Output-Tokens";

    static Asked of(String model, String question, int contextCharacters, Map<String, String> headers) {
        return new Asked(
                model,
                question,
                contextCharacters,
                Long.parseLong(headers.getOrDefault(TIME_HEADER, "0")),
                Integer.parseInt(headers.getOrDefault(LENGTH_HEADER, "100")));
    }
}
