package io.llmops.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.llmops.LlmOps;
import io.llmops.call.Choice;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Usage;
import io.llmops.client.LlmClient;
import io.llmops.client.SimpleClient;
import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.Evaluator;
import io.llmops.telemetry.ContentCapture;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PropertiesTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ApplicationContextRunner context = Starter.context()
            .withBean(MeterRegistry.class, () -> registry)
            .withBean(
                    LlmClient.class,
                    () -> SimpleClient.of(request -> LlmResponse.builder()
                            .choice(Choice.of("It comes on Friday"))
                            .usage(Usage.of(1_000_000, 0))
                            .build()));

    @Test
    void aPriceBookOfTheApplicationComesBeforeTheBuiltInOne(@TempDir Path directory) throws Exception {
        Path book = Files.writeString(directory.resolve("prices.json"), """
                {"currency": "USD", "prices": [{"provider": "acme", "model": "acme-1",
                 "perMillion": {"input": 7}, "source": "https://acme.example/prices", "asOf": "2026-11-01"}]}
                """);
        context.withPropertyValues("llmops.prices=file:" + book, "llmops.evaluation.enabled=false")
                .run(it -> {
                    it.getBean(LlmClient.class).chat(LlmRequest.of("acme-1", "Where is my parcel?"));
                    assertThat(registry.getMeters().stream()
                                    .filter(meter -> meter.getId().getName().contains("cost"))
                                    .flatMap(meter ->
                                            StreamSupport.stream(meter.measure().spliterator(), false))
                                    .mapToDouble(measured -> measured.getValue())
                                    .max())
                            .hasValue(7);
                });
    }

    @Test
    void aPriceBookThatIsNotThereIsRefusedByItsKey() {
        context.withPropertyValues("llmops.prices=file:/nowhere/prices.json")
                .run(it -> assertThat(it.getStartupFailure())
                        .hasStackTraceContaining("llmops.prices[0] is 'URL [file:/nowhere/prices.json]'")
                        .hasStackTraceContaining("it cannot be read"));
    }

    @Test
    void contentStaysHomeUnlessAskedFor() {
        assertThat(events(context)).contains("gen_ai").doesNotContain("parcel");
        assertThat(events(context.withPropertyValues("llmops.content.capture=input")))
                .contains("Where is my parcel?")
                .doesNotContain("Friday");
        assertThat(events(context.withPropertyValues("llmops.content.capture=both")
                        .withBean(
                                ContentCapture.class,
                                () -> ContentCapture.both().redacted(text -> "masked"))))
                .contains("masked")
                .doesNotContain("parcel");
        assertThat(events(context.withPropertyValues("llmops.call-events=false", "llmops.evaluation.enabled=false")))
                .isEqualTo("[]");
    }

    /** What one call told as events. */
    private static String events(ApplicationContextRunner context) {
        InMemoryLogRecordExporter events = InMemoryLogRecordExporter.create();
        String[] told = new String[1];
        context.withBean(
                        OpenTelemetry.class,
                        () -> OpenTelemetrySdk.builder()
                                .setLoggerProvider(SdkLoggerProvider.builder()
                                        .addLogRecordProcessor(SimpleLogRecordProcessor.create(events))
                                        .build())
                                .build())
                .run(it -> {
                    it.getBean(LlmClient.class).chat(LlmRequest.of("m", "Where is my parcel?"));
                    told[0] = events.getFinishedLogRecordItems().toString();
                });
        return told[0];
    }

    @Test
    void evaluatorsThatAreBeansJudgeBesideTheBuiltInOnes() {
        context.withBean(
                        Evaluator.class,
                        () -> call -> Optional.of(new Evaluation("politeness", 1, "polite", "it said so", 0.5)))
                .withBean(LlmOpsCustomizer.class, () -> builder -> builder.evaluationExecutor(Runnable::run))
                .run(it -> {
                    it.getBean(LlmClient.class).chat(LlmRequest.of("m", "When does it come on Friday?"));
                    assertThat(registry.getMeters())
                            .anyMatch(meter -> "politeness".equals(meter.getId().getTag("gen_ai.evaluation.name")))
                            .anyMatch(meter -> "relevance".equals(meter.getId().getTag("gen_ai.evaluation.name")));
                });
    }

    @Test
    void violationsAreToldByJakartaValidationWhereItIsThere() {
        context.withPropertyValues("llmops.evaluation.sample-rate=1.5", "llmops.content.max-chars=0")
                .run(it -> assertThat(it.getStartupFailure())
                        .hasStackTraceContaining("sampleRate")
                        .hasStackTraceContaining("must be less than or equal to 1")
                        .hasStackTraceContaining("must be greater than or equal to 1"));
    }

    @Test
    void andByUsWhereItIsNot() {
        ApplicationContextRunner without =
                context.withClassLoader(new FilteredClassLoader("jakarta.validation", "org.hibernate"));
        without.withPropertyValues("llmops.evaluation.sample-rate=1.5")
                .run(
                        it -> assertThat(it)
                                .getFailure()
                                .hasStackTraceContaining(
                                        "llmops.evaluation.sample-rate is '1.5': evaluationSampleRate is 1.5; give a share from 0 to 1"));
        without.withPropertyValues("llmops.content.max-chars=0")
                .run(it -> assertThat(it).getFailure().hasStackTraceContaining("llmops.content.max-chars is '0'"));
        without.withPropertyValues("llmops.resources.interval=10ms")
                .run(it ->
                        assertThat(it).getFailure().hasStackTraceContaining("llmops.resources.interval is 'PT0.01S'"));
        without.withPropertyValues("llmops.abandon-after=0s")
                .run(it -> assertThat(it).getFailure().hasStackTraceContaining("llmops.abandon-after is 'PT0S'"));
    }

    @Test
    void whatWeRefuseIsShownLikeSpringBootsOwnFailures() {
        FailureAnalysis analysis = new InvalidPropertyAnalyzer()
                .analyze(new IllegalStateException(new InvalidPropertyException(
                        "llmops.abandon-after", "PT0S", "abandonAfter must be positive: PT0S", null)));

        assertThat(analysis.getDescription())
                .contains("The property llmops.abandon-after has the value 'PT0S'")
                .contains("must be positive");
        assertThat(analysis.getAction()).contains("llmops.abandon-after");
    }

    @Test
    void everythingCanBeBound() {
        context.withPropertyValues(
                        "llmops.naming=legacy",
                        "llmops.response-retention=1h",
                        "llmops.abandon-after=1m",
                        "llmops.resources.host=true",
                        "llmops.resources.nvidia-smi=true",
                        "llmops.resources.vllm=http://localhost:1/metrics",
                        "llmops.resources.dcgm=http://localhost:2/metrics",
                        "llmops.resources.interval=1h",
                        "llmops.clients.parcel-model.provider=groq",
                        "llmops.guardrails.trust=system,tool-result",
                        "llmops.guardrails.observe-at-most=1000",
                        "llmops.guardrails.on-failure=block")
                .run(it -> {
                    assertThat(it).hasNotFailed().hasSingleBean(LlmOps.class);
                    assertThat(it.getBean(LlmOpsProperties.class).clients())
                            .containsExactly(entry("parcel-model", new LlmOpsProperties.Client(true, "groq")));
                    assertThat(it.getBean(LlmOpsProperties.class)
                                    .client("parcelModel")
                                    .provider())
                            .isEqualTo("groq");
                });
    }
}
