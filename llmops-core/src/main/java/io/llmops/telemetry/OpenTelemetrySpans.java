package io.llmops.telemetry;

import io.llmops.call.CallStart;
import io.llmops.call.Choice;
import io.llmops.call.FinishReason;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmResponse;
import io.llmops.call.RequestOptions;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import io.llmops.record.CallListener;
import io.llmops.record.CallObserver;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.List;

/** Reports each call as a client span of the GenAI conventions: {@code chat gpt-4o}. No content. */
public final class OpenTelemetrySpans implements CallListener {

    private static final double NANOS = 1e-9;
    private static final String OPENAI = "openai";

    private final Tracer tracer;

    public OpenTelemetrySpans(TracerProvider tracerProvider) {
        tracer = tracerProvider.get(Instruments.SCOPE);
    }

    @Override
    public CallObserver onStart(CallStart start) {
        return new SpanObserver(start);
    }

    private final class SpanObserver implements CallObserver {
        private final CallStart start;
        private Span span = Span.getInvalid();

        SpanObserver(CallStart start) {
            this.start = start;
        }

        @Override
        public Context context(Context parent) {
            span = begin(start, parent);
            return parent.with(span);
        }

        @Override
        public void onEnd(LlmCall call, Context context) {
            if (span.isRecording()) {
                describe(call, span);
            }
            Instant end = start.startedAt().plusNanos(call.timing().durationNanos());
            span.end(end);
        }
    }

    private Span begin(CallStart start, Context parent) {
        String operation = start.request().operation();
        SpanBuilder builder = tracer.spanBuilder(start.request()
                        .model()
                        .map(model -> operation + " " + model)
                        .orElse(operation))
                .setSpanKind(SpanKind.CLIENT)
                .setParent(parent)
                .setStartTimestamp(start.startedAt())
                .setAttribute(Attribute.OPERATION_NAME, operation)
                .setAttribute(Attribute.PROVIDER_NAME, start.target().provider());
        start.request().model().ifPresent(model -> builder.setAttribute(Attribute.REQUEST_MODEL, model));
        start.target().serverAddress().ifPresent(address -> builder.setAttribute(Attribute.SERVER_ADDRESS, address));
        if (start.target().serverPort().isPresent()) {
            builder.setAttribute(
                    Attribute.SERVER_PORT, (long) start.target().serverPort().getAsInt());
        }
        return builder.startSpan();
    }

    private static void describe(LlmCall call, Span span) {
        request(call, span);
        call.response().ifPresent(response -> response(call, response, span));
        call.timing()
                .timeToFirstChunkNanos()
                .ifPresent(nanos -> span.setAttribute(Attribute.RESPONSE_TIME_TO_FIRST_CHUNK, nanos * NANOS));
        if (call.response().isEmpty() && call.timing().chunks() > 0) {
            span.setAttribute(Attribute.FINISH_REASONS, List.of(FinishReason.ERROR));
        }
        call.errorType().ifPresent(type -> {
            span.setAttribute(Attribute.ERROR_TYPE, type);
            span.setStatus(StatusCode.ERROR);
        });
    }

    private static void request(LlmCall call, Span span) {
        RequestOptions options = call.request().options();
        if (call.request().streaming()) {
            span.setAttribute(Attribute.REQUEST_STREAM, true);
        }
        options.temperature().ifPresent(value -> span.setAttribute(Attribute.REQUEST_TEMPERATURE, value));
        options.topP().ifPresent(value -> span.setAttribute(Attribute.REQUEST_TOP_P, value));
        options.topK().ifPresent(value -> span.setAttribute(Attribute.REQUEST_TOP_K, (long) value));
        options.maxTokens().ifPresent(value -> span.setAttribute(Attribute.REQUEST_MAX_TOKENS, value));
        options.frequencyPenalty().ifPresent(value -> span.setAttribute(Attribute.REQUEST_FREQUENCY_PENALTY, value));
        options.presencePenalty().ifPresent(value -> span.setAttribute(Attribute.REQUEST_PRESENCE_PENALTY, value));
        options.seed().ifPresent(value -> span.setAttribute(Attribute.REQUEST_SEED, value));
        options.outputType().ifPresent(value -> span.setAttribute(Attribute.OUTPUT_TYPE, value));
        if (!options.stopSequences().isEmpty()) {
            span.setAttribute(Attribute.REQUEST_STOP_SEQUENCES, options.stopSequences());
        }
        if (options.choiceCount().orElse(1) != 1) {
            span.setAttribute(
                    Attribute.REQUEST_CHOICE_COUNT, (long) options.choiceCount().getAsInt());
        }
    }

    private static void response(LlmCall call, LlmResponse response, Span span) {
        response.id().ifPresent(id -> span.setAttribute(Attribute.RESPONSE_ID, id));
        response.model().ifPresent(model -> span.setAttribute(Attribute.RESPONSE_MODEL, model));
        List<String> reasons = response.choices().stream()
                .map(Choice::finishReason)
                .flatMap(reason -> reason.stream())
                .toList();
        if (!reasons.isEmpty()) {
            span.setAttribute(Attribute.FINISH_REASONS, reasons);
        }
        if (OPENAI.equals(call.target().provider())) {
            response.serviceTier().ifPresent(tier -> span.setAttribute(Attribute.OPENAI_SERVICE_TIER, tier));
            response.systemFingerprint().ifPresent(print -> span.setAttribute(Attribute.OPENAI_FINGERPRINT, print));
        }
        response.usage().ifPresent(usage -> usage(usage, span));
    }

    private static void usage(Usage usage, Span span) {
        tokens(usage, TokenKind.INPUT, Attribute.USAGE_INPUT_TOKENS, span);
        tokens(usage, TokenKind.OUTPUT, Attribute.USAGE_OUTPUT_TOKENS, span);
        tokens(usage, TokenKind.CACHE_READ_INPUT, Attribute.USAGE_CACHE_READ, span);
        tokens(usage, TokenKind.CACHE_WRITE_INPUT, Attribute.USAGE_CACHE_WRITE, span);
        tokens(usage, TokenKind.REASONING_OUTPUT, Attribute.USAGE_REASONING, span);
    }

    private static void tokens(Usage usage, TokenKind kind, AttributeKey<Long> key, Span span) {
        usage.total(kind).ifPresent(tokens -> span.setAttribute(key, tokens));
    }
}
