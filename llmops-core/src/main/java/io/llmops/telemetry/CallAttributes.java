package io.llmops.telemetry;

import io.llmops.call.CallStart;
import io.llmops.call.Choice;
import io.llmops.call.FinishReason;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.RequestOptions;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import io.opentelemetry.api.common.AttributeKey;
import java.util.ArrayList;
import java.util.List;

/**
 * What spans and events tell of one call: the inference attributes of the GenAI conventions. No content. Handed over one by
 * one: to build a set of them first would sort them, for nobody.
 */
final class CallAttributes {

    /** A span or an event in the making: {@code span::setAttribute}. */
    interface Taker {
        <T> void take(AttributeKey<T> key, T value);
    }

    private static final double NANOS = 1e-9;
    private static final String OPENAI = "openai";
    private static final int UNKNOWN = -1;

    private final Naming naming;

    CallAttributes(Naming naming) {
        this.naming = naming;
    }

    /** Known at the start: what samplers may look at. */
    static void tell(CallStart start, Taker to) {
        to.take(Attribute.OPERATION_NAME, start.request().operation());
        to.take(Attribute.PROVIDER_NAME, start.target().provider());
        start.request().model().ifPresent(model -> to.take(Attribute.REQUEST_MODEL, model));
        start.target().serverAddress().ifPresent(address -> to.take(Attribute.SERVER_ADDRESS, address));
        start.target().serverPort().ifPresent(port -> to.take(Attribute.SERVER_PORT, (long) port));
    }

    /** Known at the end, beside what was known at the start. */
    void tell(LlmCall call, Taker to) {
        request(call.request(), to);
        LlmResponse response = call.response().orElse(null);
        if (response != null) {
            response(response, OPENAI.equals(call.target().provider()), to);
        } else if (call.timing().chunks() > 0) {
            to.take(Attribute.FINISH_REASONS, List.of(FinishReason.ERROR));
        }
        call.timing()
                .timeToFirstChunkNanos()
                .ifPresent(nanos -> to.take(Attribute.RESPONSE_TIME_TO_FIRST_CHUNK, nanos * NANOS));
        call.errorType().ifPresent(type -> to.take(Attribute.ERROR_TYPE, type));
    }

    private static void request(LlmRequest request, Taker to) {
        if (request.streaming()) {
            to.take(Attribute.REQUEST_STREAM, true);
        }
        RequestOptions options = request.options();
        options.temperature().ifPresent(value -> to.take(Attribute.REQUEST_TEMPERATURE, value));
        options.topP().ifPresent(value -> to.take(Attribute.REQUEST_TOP_P, value));
        options.topK().ifPresent(value -> to.take(Attribute.REQUEST_TOP_K, (long) value));
        options.maxTokens().ifPresent(value -> to.take(Attribute.REQUEST_MAX_TOKENS, value));
        options.frequencyPenalty().ifPresent(value -> to.take(Attribute.REQUEST_FREQUENCY_PENALTY, value));
        options.presencePenalty().ifPresent(value -> to.take(Attribute.REQUEST_PRESENCE_PENALTY, value));
        options.seed().ifPresent(value -> to.take(Attribute.REQUEST_SEED, value));
        options.outputType().ifPresent(value -> to.take(Attribute.OUTPUT_TYPE, value));
        if (!options.stopSequences().isEmpty()) {
            to.take(Attribute.REQUEST_STOP_SEQUENCES, options.stopSequences());
        }
        if (options.choiceCount().orElse(1) != 1) {
            to.take(Attribute.REQUEST_CHOICE_COUNT, (long) options.choiceCount().getAsInt());
        }
    }

    private void response(LlmResponse response, boolean openAi, Taker to) {
        response.id().ifPresent(id -> to.take(Attribute.RESPONSE_ID, id));
        response.model().ifPresent(model -> to.take(Attribute.RESPONSE_MODEL, model));
        List<String> reasons = finishReasons(response.choices());
        if (!reasons.isEmpty()) {
            to.take(Attribute.FINISH_REASONS, reasons);
        }
        if (openAi) {
            response.serviceTier().ifPresent(tier -> to.take(Attribute.OPENAI_SERVICE_TIER, tier));
            response.systemFingerprint().ifPresent(print -> to.take(Attribute.OPENAI_FINGERPRINT, print));
        }
        response.usage().ifPresent(usage -> usage(usage, to));
    }

    private static List<String> finishReasons(List<Choice> choices) {
        List<String> reasons = new ArrayList<>(choices.size());
        for (Choice choice : choices) {
            choice.finishReason().ifPresent(reasons::add);
        }
        return reasons;
    }

    private void usage(Usage usage, Taker to) {
        tokens(usage, TokenKind.INPUT, Attribute.USAGE_INPUT_TOKENS, to);
        tokens(usage, TokenKind.OUTPUT, Attribute.USAGE_OUTPUT_TOKENS, to);
        tokens(usage, TokenKind.CACHE_READ_INPUT, Attribute.USAGE_CACHE_READ, to);
        if (naming.writes(Naming.Shape.CURRENT)) {
            tokens(usage, TokenKind.CACHE_WRITE_INPUT, Attribute.USAGE_CACHE_WRITE, to);
        }
        if (naming.writes(Naming.Shape.LEGACY)) {
            tokens(usage, TokenKind.CACHE_WRITE_INPUT, Attribute.USAGE_CACHE_CREATION, to);
        }
        tokens(usage, TokenKind.REASONING_OUTPUT, Attribute.USAGE_REASONING, to);
    }

    private static void tokens(Usage usage, TokenKind kind, AttributeKey<Long> key, Taker to) {
        long tokens = usage.total(kind, UNKNOWN);
        if (tokens != UNKNOWN) {
            to.take(key, tokens);
        }
    }
}
