package io.llmops.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.llmops.LlmOps;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** One dependency and no code: what asks a model is measured. */
class NoCodeTest {

    private static void askAll(ApplicationContext context) {
        context.getBean(OpenAIClient.class).chat().completions().create(Questions.parcel());
        context.getBean(OpenAIClientAsync.class)
                .chat()
                .completions()
                .create(Questions.parcel())
                .join();
        context.getBean(ChatModel.class).chat("Where is my parcel?");
        CompletableFuture<ChatResponse> streamed = new CompletableFuture<>();
        context.getBean(OpenAiStreamingChatModel.class).chat("Where is my parcel?", new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(String text) {}

            @Override
            public void onCompleteResponse(ChatResponse response) {
                streamed.complete(response);
            }

            @Override
            public void onError(Throwable error) {
                streamed.completeExceptionally(error);
            }
        });
        streamed.join();
        context.getBean(EmbeddingModel.class).embed("parcel");
        context.getBean(LlmOps.class).close(); // whoever waits for an answer has it before it is counted; closing waits
    }

    @Test
    void everyKnownClientIsMeasuredInMicrometer() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Starter.context()
                .withUserConfiguration(ThreeClients.class)
                .withBean(MeterRegistry.class, () -> registry)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    askAll(context);
                    assertThat(count(registry, "gpt-4o-mini")).isEqualTo(2);
                    assertThat(count(registry, "langchain-model")).isEqualTo(1);
                    assertThat(count(registry, "langchain-stream")).isEqualTo(1);
                    assertThat(registry.get("gen_ai.client.operation.duration")
                                    .tag("gen_ai.request.model", "langchain-embeddings")
                                    .timer()
                                    .count())
                            .isEqualTo(1);
                });
    }

    private static long count(MeterRegistry registry, String model) {
        return registry.get("gen_ai.client.inference.duration")
                .tag("gen_ai.request.model", model)
                .timer()
                .count();
    }

    @Test
    void modelsThatAreInjectedByTheirClassStayOfThatClassAndAreMeasuredOnce() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Starter.context()
                .withUserConfiguration(ThreeClients.class)
                .withBean(MeterRegistry.class, () -> registry)
                .run(context -> {
                    OpenAiChatModel model = context.getBean(OpenAiChatModel.class);
                    assertThat(model.chat("Where is my parcel?")).isEqualTo("It comes on Friday.");
                    assertThat(model.defaultRequestParameters().modelName()).isEqualTo("langchain-model");
                    assertThat(count(registry, "langchain-model")).isEqualTo(1);
                });
    }

    @Test
    void everyKnownClientIsMeasuredInOpenTelemetryAndNotTwice() {
        InMemoryMetricReader reader = InMemoryMetricReader.create();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Starter.context()
                .withUserConfiguration(ThreeClients.class)
                .withBean(MeterRegistry.class, () -> registry)
                .withBean(OpenTelemetry.class, () -> sdk(reader))
                .run(context -> {
                    askAll(context);
                    assertThat(reader.collectAllMetrics().stream()
                                    .filter(it -> it.getName().equals("gen_ai.client.inference.duration"))
                                    .flatMap(it -> it.getHistogramData().getPoints().stream())
                                    .collect(Collectors.summingLong(it -> it.getCount())))
                            .isEqualTo(4);
                    assertThat(registry.getMeters())
                            .noneMatch(it -> it.getId().getName().startsWith("gen_ai"));
                });
    }

    @Test
    void toBothIfAskedFor() {
        InMemoryMetricReader reader = InMemoryMetricReader.create();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Starter.context()
                .withUserConfiguration(ThreeClients.class)
                .withBean(MeterRegistry.class, () -> registry)
                .withBean(OpenTelemetry.class, () -> sdk(reader))
                .withPropertyValues("llmops.metrics-export=both", "llmops.naming=current")
                .run(context -> {
                    context.getBean(ChatModel.class).chat("Where is my parcel?");
                    assertThat(reader.collectAllMetrics())
                            .anyMatch(it -> it.getName().equals("gen_ai.client.inference.duration"))
                            .noneMatch(it -> it.getName().equals("gen_ai.client.operation.duration"));
                    assertThat(count(registry, "langchain-model")).isEqualTo(1);
                });
    }

    @Test
    void prometheusShowsThem() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Starter.context()
                .withUserConfiguration(ThreeClients.class)
                .withBean(MeterRegistry.class, () -> registry)
                .run(context -> {
                    context.getBean(OpenAIClient.class).chat().completions().create(Questions.parcel());
                    assertThat(registry.scrape())
                            .contains("gen_ai_client_inference_duration_seconds_count")
                            .contains("gen_ai_request_model=\"gpt-4o-mini\"");
                });
    }

    private static OpenTelemetrySdk sdk(InMemoryMetricReader reader) {
        return OpenTelemetrySdk.builder()
                .setMeterProvider(
                        SdkMeterProvider.builder().registerMetricReader(reader).build())
                .build();
    }
}
