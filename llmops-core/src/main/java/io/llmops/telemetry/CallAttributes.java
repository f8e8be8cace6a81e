package io.llmops.telemetry;

import io.llmops.call.CallStart;
import io.llmops.call.Choice;
import io.llmops.call.FinishReason;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmResponse;
import io.llmops.call.RequestOptions;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.List;

/** What spans and events tell of one call: the inference attributes of the GenAI conventions. No content. */
final class CallAttributes {

    private static final double NANOS = 1e-9;
    private static final String OPENAI = "openai";

    private final Naming naming;

    CallAttributes(Naming naming) {
        this.naming = naming;
    }

    /** Known at the start: what samplers may look at. */
    static Attributes of(CallStart start) {
        AttributesBuilder attributes = Attributes.builder()
                .put(Attribute.OPERATION_NAME, start.request().operation())
                .put(Attribute.PROVIDER_NAME, start.target().provider());
        start.request().model().ifPresent(model -> attributes.put(Attribute.REQUEST_MODEL, model));
        start.target().serverAddress().ifPresent(address -> attributes.put(Attribute.SERVER_ADDRESS, address));
        start.target().serverPort().ifPresent(port -> attributes.put(Attribute.SERVER_PORT, (long) port));
        return attributes.build();
    }

    /** Known at the end, beside what was known at the start. */
    Attributes of(LlmCall call) {
        AttributesBuilder attributes = Attributes.builder();
        request(call, attributes);
        call.response().ifPresent(response -> response(call, response, attributes));
        call.timing()
                .timeToFirstChunkNanos()
                .ifPresent(nanos -> attributes.put(Attribute.RESPONSE_TIME_TO_FIRST_CHUNK, nanos * NANOS));
        if (call.response().isEmpty() && call.timing().chunks() > 0) {
            attributes.put(Attribute.FINISH_REASONS, List.of(FinishReason.ERROR));
        }
        call.errorType().ifPresent(type -> attributes.put(Attribute.ERROR_TYPE, type));
        return attributes.build();
    }

    private void request(LlmCall call, AttributesBuilder to) {
        RequestOptions options = call.request().options();
        if (call.request().streaming()) {
            to.put(Attribute.REQUEST_STREAM, true);
        }
        options.temperature().ifPresent(value -> to.put(Attribute.REQUEST_TEMPERATURE, value));
        options.topP().ifPresent(value -> to.put(Attribute.REQUEST_TOP_P, value));
        options.topK().ifPresent(value -> to.put(Attribute.REQUEST_TOP_K, (long) value));
        options.maxTokens().ifPresent(value -> to.put(Attribute.REQUEST_MAX_TOKENS, value));
        options.frequencyPenalty().ifPresent(value -> to.put(Attribute.REQUEST_FREQUENCY_PENALTY, value));
        options.presencePenalty().ifPresent(value -> to.put(Attribute.REQUEST_PRESENCE_PENALTY, value));
        options.seed().ifPresent(value -> to.put(Attribute.REQUEST_SEED, value));
        options.outputType().ifPresent(value -> to.put(Attribute.OUTPUT_TYPE, value));
        if (!options.stopSequences().isEmpty()) {
            to.put(Attribute.REQUEST_STOP_SEQUENCES, options.stopSequences());
        }
        if (options.choiceCount().orElse(1) != 1) {
            to.put(Attribute.REQUEST_CHOICE_COUNT, (long) options.choiceCount().getAsInt());
        }
    }

    private void response(LlmCall call, LlmResponse response, AttributesBuilder to) {
        response.id().ifPresent(id -> to.put(Attribute.RESPONSE_ID, id));
        response.model().ifPresent(model -> to.put(Attribute.RESPONSE_MODEL, model));
        List<String> reasons = response.choices().stream()
                .map(Choice::finishReason)
                .flatMap(reason -> reason.stream())
                .toList();
        if (!reasons.isEmpty()) {
            to.put(Attribute.FINISH_REASONS, reasons);
        }
        if (OPENAI.equals(call.target().provider())) {
            response.serviceTier().ifPresent(tier -> to.put(Attribute.OPENAI_SERVICE_TIER, tier));
            response.systemFingerprint().ifPresent(print -> to.put(Attribute.OPENAI_FINGERPRINT, print));
        }
        response.usage().ifPresent(usage -> usage(usage, to));
    }

    private void usage(Usage usage, AttributesBuilder to) {
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

    private static void tokens(Usage usage, TokenKind kind, AttributeKey<Long> key, AttributesBuilder to) {
        usage.total(kind).ifPresent(tokens -> to.put(key, tokens));
    }
}
