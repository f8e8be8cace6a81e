package io.llmops.telemetry;

import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.assertThat;
import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.equalTo;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.llmops.LlmOps;
import io.llmops.ManualTime;
import io.llmops.ScriptedClient;
import io.llmops.StreamLog;
import io.llmops.call.CallLabels;
import io.llmops.call.CallTarget;
import io.llmops.call.Channel;
import io.llmops.call.Choice;
import io.llmops.call.FinishReason;
import io.llmops.call.LlmException;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Modality;
import io.llmops.call.Part;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import io.llmops.client.LlmClient;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TelemetryTest {

    private final ManualTime time = new ManualTime();
    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final OpenTelemetrySdk otel = OpenTelemetrySdk.builder()
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(reader).build())
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .build();
    private final ScriptedClient provider = new ScriptedClient();
    private final LlmClient client = LlmOps.builder()
            .openTelemetry(otel)
            .timeSource(time)
            .evaluationExecutor(Runnable::run)
            .build()
            .instrument(provider, CallTarget.of("openai", "api.example.com", 443));

    @Test
    void recordsDurationTokensAndCostOfACallUnderTheNewestNames() {
        provider.answer = asked -> {
            time.advance(Duration.ofMillis(700));
            return answer(Usage.of(1000, 200)
                    .with(TokenKind.CACHE_READ_INPUT, 400)
                    .with(TokenKind.REASONING_OUTPUT, Modality.TEXT, 50));
        };

        client.chat(LlmRequest.of("gpt-4o", "Hi"));

        Map<String, MetricData> metrics = metrics();
        assertThat(metrics.get("gen_ai.client.inference.duration"))
                .hasUnit("s")
                .hasHistogramSatisfying(histogram -> histogram.hasPointsSatisfying(point -> point.hasSumGreaterThan(
                                0.699)
                        .hasBucketBoundaries(
                                0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92)
                        .hasAttributes(attributes())));
        assertThat(metrics.get("gen_ai.client.inference.usage.input_tokens"))
                .hasUnit("{token}")
                .hasLongSumSatisfying(sum -> sum.isMonotonic()
                        .hasPointsSatisfying(point -> point.hasValue(1000).hasAttributes(modality("unknown"))));
        assertThat(metrics.get("gen_ai.client.inference.usage.output_tokens"))
                .hasLongSumSatisfying(sum -> sum.hasPointsSatisfying(point -> point.hasValue(200)));
        assertThat(metrics.get("gen_ai.client.inference.usage.cache_read.input_tokens"))
                .hasLongSumSatisfying(sum -> sum.hasPointsSatisfying(point -> point.hasValue(400)));
        assertThat(metrics.get("gen_ai.client.inference.usage.reasoning.output_tokens"))
                .hasLongSumSatisfying(sum ->
                        sum.hasPointsSatisfying(point -> point.hasValue(50).hasAttributes(modality("text"))));
        assertThat(metrics).doesNotContainKey("gen_ai.client.inference.usage.cache_write.input_tokens");
        assertThat(metrics.get("gen_ai.client.inference.operation.input_tokens"))
                .hasHistogramSatisfying(histogram -> histogram.hasPointsSatisfying(point -> point.hasSum(1000)
                        .hasBucketBoundaries(
                                1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216,
                                67108864)
                        .hasAttributes(attributes())));
        // 600 plain at 2.50, 400 cached at 1.25, 200 output at 10 dollars a million
        assertThat(metrics.get("llmops.cost")
                        .getDoubleSumData()
                        .getPoints()
                        .iterator()
                        .next()
                        .getValue())
                .isCloseTo((600 * 2.5 + 400 * 1.25 + 200 * 10.0) / 1e6, within(1e-12));
    }

    @Test
    void recordsNoTokensWhereTheProviderReportsNone() {
        client.chat(LlmRequest.of("gpt-4o", "Hi"));

        assertThat(metrics().keySet())
                .contains("gen_ai.client.inference.duration", "llmops.cost.unpriced")
                .doesNotContain("llmops.cost")
                .noneMatch(name -> name.contains("token"));
    }

    @Test
    void putsTheErrorTypeOnTheDurationOfAFailedCallAndNowhereElse() {
        provider.answer = asked -> {
            throw new LlmException("rate_limit_exceeded", 429, "slow down", Optional.empty());
        };

        assertThatThrownBy(() -> client.chat(LlmRequest.of("gpt-4o", "Hi"))).isInstanceOf(LlmException.class);

        assertThat(metrics().get("gen_ai.client.inference.duration"))
                .hasHistogramSatisfying(histogram -> histogram.hasPointsSatisfying(point -> point.hasCount(1)
                        .hasAttributesSatisfying(equalTo(Attribute.ERROR_TYPE, "rate_limit_exceeded"))));
        assertThat(spans.getFinishedSpanItems().get(0))
                .hasAttribute(equalTo(Attribute.ERROR_TYPE, "rate_limit_exceeded"));
    }

    @Test
    void recordsFirstChunkAndGapsOfAStream() {
        client.chatStreaming(LlmRequest.of("gpt-4o", "Hi"), new StreamLog());
        for (int i = 0; i < 4; i++) {
            time.advance(Duration.ofMillis(i == 0 ? 500 : 20));
            provider.streams.get(0).onChunk(Channel.text(0), "x");
        }
        provider.streams.get(0).onComplete(LlmResponse.of("xxxx"));

        assertThat(metrics().get("gen_ai.client.inference.time_to_first_chunk"))
                .hasHistogramSatisfying(histogram -> histogram.hasPointsSatisfying(point -> point.hasSum(0.5)));
        assertThat(metrics().get("gen_ai.client.inference.time_per_output_chunk"))
                .hasHistogramSatisfying(histogram ->
                        histogram.hasPointsSatisfying(point -> point.hasCount(3).hasSumGreaterThan(0.0599)));
    }

    @Test
    void reportsEmbeddingsAsAnOperationThatIsNoInference() {
        client.chat(LlmRequest.builder("text-embedding-3-small")
                .operation("embeddings")
                .user("Hi")
                .build());

        assertThat(metrics().keySet())
                .contains("gen_ai.client.operation.duration")
                .noneMatch(name -> name.startsWith("gen_ai.client.inference."));
    }

    @Test
    void countsCallsWithoutAPriceInsteadOfCallingThemFree() {
        provider.answer = asked -> LlmResponse.builder()
                .model("house-model")
                .choice(Choice.of("Hello"))
                .usage(Usage.of(10, 5))
                .build();

        client.chat(LlmRequest.of("house-model", "Hi"));

        assertThat(metrics()).doesNotContainKey("llmops.cost");
        assertThat(metrics().get("llmops.cost.unpriced"))
                .hasLongSumSatisfying(sum -> sum.hasPointsSatisfying(point -> point.hasValue(1)));
    }

    @Test
    void countsAProvidersBlockAsADecision() {
        provider.answer = asked -> LlmResponse.builder()
                .choice(new Choice(0, List.of(new Part.Text("")), Optional.of(FinishReason.CONTENT_FILTER)))
                .build();

        client.chat(LlmRequest.of("gpt-4o", "Hi"));

        assertThat(metrics().get("llmops.guardrail.decisions"))
                .hasLongSumSatisfying(sum -> sum.hasPointsSatisfying(point -> point.hasValue(1)
                        .hasAttributesSatisfying(
                                equalTo(Attribute.GUARDRAIL_NAME, "provider"),
                                equalTo(Attribute.GUARDRAIL_ACTION, "block"))));
    }

    @Test
    void describesACallAsAClientSpanWithExplicitTimes() {
        provider.answer = asked -> {
            time.advance(Duration.ofMillis(250));
            return answer(Usage.of(7, 3));
        };

        client.chat(LlmRequest.of("gpt-4o", "a secret question"));

        assertThat(spans.getFinishedSpanItems().get(0))
                .hasName("chat gpt-4o")
                .hasKind(SpanKind.CLIENT)
                .hasAttribute(equalTo(Attribute.USAGE_INPUT_TOKENS, 7))
                .hasAttribute(equalTo(Attribute.FINISH_REASONS, List.of("stop")));
        assertThat(spans.getFinishedSpanItems().get(0).getEndEpochNanos()
                        - spans.getFinishedSpanItems().get(0).getStartEpochNanos())
                .isEqualTo(250_000_000);
        assertThat(spans.getFinishedSpanItems().toString()).doesNotContain("secret question");
    }

    @Test
    void makesFeatureAndDeploymentAttributesButNeverTheCustomer() {
        try (Scope scope = CallLabels.none()
                .customer("acme")
                .feature("search")
                .deployment("v42")
                .environment("prod")
                .makeCurrent()) {
            assertThat(scope).isNotNull();
            client.chat(LlmRequest.of("gpt-4o", "Hi"));
        }

        assertThat(metrics().get("gen_ai.client.inference.duration"))
                .hasHistogramSatisfying(histogram ->
                        histogram.hasPointsSatisfying(point -> point.hasAttributesSatisfying(
                                equalTo(Attribute.FEATURE, "search"),
                                equalTo(Attribute.DEPLOYMENT, "v42"),
                                equalTo(Attribute.ENVIRONMENT, "prod"))));
        assertThat(reader.collectAllMetrics().toString()).doesNotContain("acme");
    }

    @Test
    void recordsScoresOfEvaluators() {
        provider.answer = asked -> LlmResponse.of("I'm unable to say.");

        client.chat(LlmRequest.of("gpt-4o", "Where is the parcel?"));

        assertThat(metrics().get("llmops.evaluation.score").getHistogramData().getPoints())
                .anySatisfy(point -> {
                    assertThat(point.getAttributes().get(Attribute.EVALUATION_NAME))
                            .isEqualTo("answered");
                    assertThat(point.getAttributes().get(Attribute.EVALUATION_LABEL))
                            .isEqualTo("refusal");
                    assertThat(point.getSum()).isZero();
                });
    }

    private static LlmResponse answer(Usage usage) {
        return LlmResponse.builder()
                .id("r1")
                .model("gpt-4o-2024-08-06")
                .choice(Choice.of("Hello"))
                .usage(usage)
                .systemFingerprint("fp_1")
                .build();
    }

    private static Attributes attributes() {
        return Attributes.builder()
                .put(Attribute.OPERATION_NAME, "chat")
                .put(Attribute.PROVIDER_NAME, "openai")
                .put(Attribute.REQUEST_MODEL, "gpt-4o")
                .put(Attribute.RESPONSE_MODEL, "gpt-4o-2024-08-06")
                .put(Attribute.SERVER_ADDRESS, "api.example.com")
                .put(Attribute.SERVER_PORT, 443L)
                .put(Attribute.OPENAI_FINGERPRINT, "fp_1")
                .build();
    }

    private static Attributes modality(String name) {
        return attributes().toBuilder().put(Attribute.TOKEN_MODALITY, name).build();
    }

    private Map<String, MetricData> metrics() {
        return reader.collectAllMetrics().stream().collect(Collectors.toMap(MetricData::getName, Function.identity()));
    }
}
