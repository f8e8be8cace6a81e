package io.llmops.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.ManualTime;
import io.llmops.MemoryBackend;
import io.llmops.ScriptedClient;
import io.llmops.ScriptedGuard;
import io.llmops.call.CallBlockedException;
import io.llmops.call.CallTarget;
import io.llmops.call.Choice;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmException;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.Evaluator;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.LoggerBuilder;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperationEventsTest {

    private static final String DETAILS = "gen_ai.client.inference.operation.details";
    private static final String EXCEPTION = "gen_ai.client.operation.exception";

    private final ManualTime time = new ManualTime();
    private final MemoryBackend backend = new MemoryBackend();
    private final ScriptedClient provider = new ScriptedClient();
    private final ScriptedGuard guard = new ScriptedGuard();
    private List<Evaluator> evaluators = List.of();

    @Test
    void tellsACallWithAllThatItsSpanTells() {
        provider.answer = asked -> {
            time.advance(Duration.ofMillis(250));
            return LlmResponse.builder()
                    .id("r1")
                    .model("gpt-4o-2024-08-06")
                    .choice(Choice.of("Hello"))
                    .usage(EveryKindOfCall.EVERY_TOKEN)
                    .systemFingerprint("fp_1")
                    .build();
        };

        client(backend.otel).chat(LlmRequest.of("gpt-4o", "Hi"));

        LogRecordData event = backend.events(DETAILS).get(0);
        SpanData span = backend.spans().get(0);
        assertThat(backend.events()).hasSize(1);
        assertThat(event.getSeverity()).isEqualTo(Severity.DEBUG);
        assertThat(event.getInstrumentationScopeInfo().getName()).isEqualTo("io.llmops");
        assertThat(event.getAttributes().asMap()).isEqualTo(span.getAttributes().asMap());
        assertThat(event.getAttributes().get(Attribute.RESPONSE_ID)).isEqualTo("r1");
        assertThat(event.getSpanContext()).isEqualTo(span.getSpanContext());
        assertThat(event.getTimestampEpochNanos()).isEqualTo(span.getEndEpochNanos());
    }

    @Test
    void tellsAFailureTwiceAsDetailsAndAsAnException() {
        provider.answer = asked -> {
            throw new LlmException("rate_limit_exceeded", 429, "slow down", Optional.empty());
        };

        assertThatThrownBy(() -> client(backend.otel).chat(LlmRequest.of("gpt-4o", "Hi")))
                .isInstanceOf(LlmException.class);

        LogRecordData exception = backend.events(EXCEPTION).get(0);
        assertThat(backend.events(DETAILS).get(0).getAttributes().get(Attribute.ERROR_TYPE))
                .isEqualTo("rate_limit_exceeded");
        assertThat(exception.getSeverity()).isEqualTo(Severity.WARN);
        assertThat(exception.getSpanContext()).isEqualTo(backend.spans().get(0).getSpanContext());
        assertThat(exception.getAttributes().get(Attribute.ERROR_TYPE)).isEqualTo("rate_limit_exceeded");
        assertThat(exception.getAttributes().get(Attribute.EXCEPTION_TYPE)).isEqualTo(LlmException.class.getName());
    }

    @Test
    void aStackTraceHasFramesAndCausesButNoMessages() {
        provider.answer = asked -> {
            throw new IllegalStateException("hunter2", new IllegalArgumentException("hunter2 again"));
        };

        assertThatThrownBy(() -> client(backend.otel).chat(LlmRequest.of("gpt-4o", "Hi")))
                .hasMessage("hunter2");

        LogRecordData exception = backend.events(EXCEPTION).get(0);
        assertThat(exception.getAttributes().get(Attribute.EXCEPTION_MESSAGE)).isNull();
        assertThat(exception.getAttributes().get(Attribute.EXCEPTION_STACKTRACE))
                .startsWith("java.lang.IllegalStateException\n\tat ")
                .contains("\nCaused by: java.lang.IllegalArgumentException\n\tat ", "OperationEventsTest");
        assertThat(backend.everything()).doesNotContain("hunter2");
    }

    @Test
    void embeddingsHaveNoDetailsOfAnInference() {
        LlmClient client = client(backend.otel);
        LlmRequest embed = LlmRequest.builder("e").operation("embeddings").build();

        client.chat(embed);
        assertThat(backend.events()).isEmpty();

        provider.answer = asked -> {
            throw new IllegalStateException();
        };
        assertThatThrownBy(() -> client.chat(embed)).isInstanceOf(IllegalStateException.class);
        assertThat(backend.events(EXCEPTION)).hasSize(1);
        assertThat(backend.events(DETAILS)).isEmpty();
    }

    @Test
    void aCallThatNeverLeftIsNoEvent() {
        guard.input = ScriptedGuard.blocking(GuardrailDecision.Direction.INPUT);

        assertThatThrownBy(() -> client(backend.otel).chat(LlmRequest.of("gpt-4o", "Hi")))
                .isInstanceOf(CallBlockedException.class);

        assertThat(backend.events()).isEmpty();
    }

    @Test
    void buildsNothingWhereNoLoggerIsEnabled() {
        DisabledLogger disabled = new DisabledLogger();
        evaluators = List.of(call -> Optional.of(new Evaluation("quality", 0, "bad", "because")));
        LlmClient client = client(disabled);

        client.chat(LlmRequest.of("gpt-4o", "Hi"));
        provider.answer = asked -> {
            throw new IllegalStateException();
        };
        assertThatThrownBy(() -> client.chat(LlmRequest.of("gpt-4o", "Hi"))).isInstanceOf(IllegalStateException.class);

        // before each call whether details or exceptions are wanted, and for the evaluation of the one that was
        // answered
        assertThat(disabled.asked).isEqualTo(5);
    }

    private LlmClient client(OpenTelemetry otel) {
        return LlmOps.builder()
                .openTelemetry(otel)
                .timeSource(time)
                .guard(guard)
                .evaluators(evaluators)
                .evaluationExecutor(Runnable::run)
                .build()
                .instrument(provider, CallTarget.of("openai", "api.example.com", 443));
    }

    /** Answers no to every question, and fails if anything is built all the same. */
    private static final class DisabledLogger implements OpenTelemetry, LoggerProvider, Logger {
        private int asked;

        @Override
        public boolean isEnabled(Severity severity, Context context) {
            asked++;
            return false;
        }

        @Override
        public LogRecordBuilder logRecordBuilder() {
            throw new AssertionError("nobody wants it");
        }

        @Override
        public Logger get(String scope) {
            return this;
        }

        @Override
        public LoggerBuilder loggerBuilder(String scope) {
            throw new UnsupportedOperationException();
        }

        @Override
        public LoggerProvider getLogsBridge() {
            return this;
        }

        @Override
        public TracerProvider getTracerProvider() {
            return TracerProvider.noop();
        }

        @Override
        public ContextPropagators getPropagators() {
            return ContextPropagators.noop();
        }
    }
}
