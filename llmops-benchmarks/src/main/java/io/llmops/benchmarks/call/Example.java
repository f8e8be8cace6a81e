package io.llmops.benchmarks.call;

import io.llmops.call.CallTarget;
import io.llmops.call.Choice;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;

/** The one question and its answer, whoever carries it. */
final class Example {

    static final String MODEL = "gpt-4o";
    static final String RESPONSE_MODEL = "gpt-4o-2024-08-06";
    static final String QUESTION = "Where is my parcel?";
    static final String ANSWER = "On its way.";
    static final String CHUNK = " parcel";
    static final int INPUT = 1_000;
    static final int OUTPUT = 200;
    static final int CACHE_READ = 600;
    static final int CACHE_WRITE = 100;
    static final int REASONING = 50;

    static final CallTarget TARGET = CallTarget.of("openai");
    static final LlmRequest REQUEST = LlmRequest.of(MODEL, QUESTION);

    /** Billed with tokens of every kind. */
    static final LlmResponse RESPONSE = LlmResponse.builder()
            .id("r1")
            .model(RESPONSE_MODEL)
            .choice(Choice.of(ANSWER))
            .usage(Usage.of(INPUT, OUTPUT)
                    .with(TokenKind.CACHE_READ_INPUT, CACHE_READ)
                    .with(TokenKind.CACHE_WRITE_INPUT, CACHE_WRITE)
                    .with(TokenKind.REASONING_OUTPUT, REASONING))
            .build();

    private Example() {}
}
