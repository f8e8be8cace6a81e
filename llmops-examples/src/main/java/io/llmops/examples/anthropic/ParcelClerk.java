package io.llmops.examples.anthropic;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import io.llmops.LlmOps;
import io.llmops.anthropic.InstrumentedAnthropic;
import io.llmops.guardrails.Guardrails;
import io.llmops.guardrails.secret.SecretGuardrail;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.exporter.logging.LoggingMetricExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Three ways of asking through the official Anthropic client, all measured and guarded. Needs no key: without
 * {@code ANTHROPIC_API_KEY} it asks a model server on the loopback address.
 *
 * <pre>{@code
 * mvn -ntp -q -pl llmops-examples -am -Dmaven.test.skip=true package exec:java \
 *     -Dexec.mainClass=io.llmops.examples.anthropic.ParcelClerk
 * }</pre>
 */
public final class ParcelClerk {

    private static final String MODEL = "claude-sonnet-4-5";
    private static final String QUESTION = "Where is my parcel? My key is sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc";

    private ParcelClerk() {}

    public static void main(String[] args) {
        OpenTelemetrySdk otel = OpenTelemetrySdk.builder()
                .setMeterProvider(SdkMeterProvider.builder()
                        .registerMetricReader(PeriodicMetricReader.create(LoggingMetricExporter.create()))
                        .build())
                .build();
        boolean hasKey = System.getenv("ANTHROPIC_API_KEY") != null;
        try (otel;
                ModelServer server = ModelServer.start(Script.saying("It is on its way and comes on Friday."))) {
            AnthropicClient plain = hasKey
                    ? AnthropicOkHttpClient.fromEnv()
                    : AnthropicOkHttpClient.builder()
                            .baseUrl(server.rootUri().toString())
                            .apiKey("none")
                            .build();
            answers(otel, plain).forEach(System.out::println);
            plain.close();
        }
    }

    /** What the clerk says, asked in three ways. The client is yours: nothing else changes. */
    static List<String> answers(OpenTelemetry otel, AnthropicClient plain) {
        Guardrails guardrails = Guardrails.builder()
                .input(new SecretGuardrail())
                .output(new SecretGuardrail())
                .build();
        try (LlmOps ops = LlmOps.builder().openTelemetry(otel).guard(guardrails).build()) {
            AnthropicClient client = InstrumentedAnthropic.of(ops, plain);
            return List.of(whole(client), streamed(client), later(client));
        }
    }

    private static MessageCreateParams ask() {
        return MessageCreateParams.builder()
                .model(MODEL)
                .maxTokens(500)
                .system("You answer customers of a parcel service, in one sentence.")
                .addUserMessage(QUESTION)
                .build();
    }

    private static String whole(AnthropicClient client) {
        return text(client.messages().create(ask()));
    }

    private static String text(Message message) {
        return message.content().stream()
                .flatMap(block -> block.text().stream())
                .map(text -> text.text())
                .collect(Collectors.joining());
    }

    private static String streamed(AnthropicClient client) {
        try (StreamResponse<RawMessageStreamEvent> stream = client.messages().createStreaming(ask())) {
            return stream.stream()
                    .flatMap(event -> event.contentBlockDelta().stream())
                    .flatMap(event -> event.delta().text().stream())
                    .map(delta -> delta.text())
                    .collect(Collectors.joining());
        }
    }

    private static String later(AnthropicClient client) {
        return client.async()
                .messages()
                .create(ask())
                .thenApply(ParcelClerk::text)
                .join();
    }
}
