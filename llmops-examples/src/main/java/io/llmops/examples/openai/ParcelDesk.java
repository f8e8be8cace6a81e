package io.llmops.examples.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import io.llmops.LlmOps;
import io.llmops.guardrails.Guardrails;
import io.llmops.guardrails.secret.SecretGuardrail;
import io.llmops.openai.InstrumentedOpenAi;
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
 * Three ways of asking through the official OpenAI client, all measured and guarded. Needs no key: without
 * {@code OPENAI_API_KEY} it asks a model server on the loopback address.
 *
 * <pre>{@code
 * mvn -ntp -q -pl llmops-examples -am -Dmaven.test.skip=true package exec:java \
 *     -Dexec.mainClass=io.llmops.examples.openai.ParcelDesk
 * }</pre>
 */
public final class ParcelDesk {

    private static final String MODEL = "gpt-4o-mini";
    private static final String QUESTION = "Where is my parcel? My key is sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc";

    private ParcelDesk() {}

    public static void main(String[] args) {
        OpenTelemetrySdk otel = OpenTelemetrySdk.builder()
                .setMeterProvider(SdkMeterProvider.builder()
                        .registerMetricReader(PeriodicMetricReader.create(LoggingMetricExporter.create()))
                        .build())
                .build();
        boolean hasKey = System.getenv("OPENAI_API_KEY") != null;
        try (otel;
                ModelServer server = ModelServer.start(Script.saying("It is on its way and comes on Friday."))) {
            OpenAIClient plain = hasKey
                    ? OpenAIOkHttpClient.fromEnv()
                    : OpenAIOkHttpClient.builder()
                            .baseUrl(server.baseUri().toString())
                            .apiKey("none")
                            .build();
            answers(otel, plain).forEach(System.out::println);
            plain.close();
        }
    }

    /** What the desk says, asked in three ways. The client is yours: nothing else changes. */
    static List<String> answers(OpenTelemetry otel, OpenAIClient plain) {
        Guardrails guardrails = Guardrails.builder()
                .input(new SecretGuardrail())
                .output(new SecretGuardrail())
                .build();
        try (LlmOps ops = LlmOps.builder().openTelemetry(otel).guard(guardrails).build()) {
            OpenAIClient client =
                    InstrumentedOpenAi.with(ops).countStreamedTokens().client(plain);
            return List.of(whole(client), streamed(client), response(client));
        }
    }

    private static ChatCompletionCreateParams chat() {
        return ChatCompletionCreateParams.builder()
                .model(MODEL)
                .addSystemMessage("You answer customers of a parcel service, in one sentence.")
                .addUserMessage(QUESTION)
                .build();
    }

    private static String whole(OpenAIClient client) {
        return client.chat().completions().create(chat()).choices().stream()
                .flatMap(choice -> choice.message().content().stream())
                .collect(Collectors.joining());
    }

    private static String streamed(OpenAIClient client) {
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(chat())) {
            return stream.stream()
                    .flatMap(chunk -> chunk.choices().stream())
                    .flatMap(choice -> choice.delta().content().stream())
                    .collect(Collectors.joining());
        }
    }

    private static String response(OpenAIClient client) {
        ResponseCreateParams params =
                ResponseCreateParams.builder().model(MODEL).input(QUESTION).build();
        return client.responses().create(params).output().stream()
                .flatMap(item -> item.message().stream())
                .flatMap(message -> message.content().stream())
                .flatMap(content -> content.outputText().stream())
                .map(text -> text.text())
                .collect(Collectors.joining());
    }
}
