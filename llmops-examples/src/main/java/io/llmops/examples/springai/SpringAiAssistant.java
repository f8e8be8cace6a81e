package io.llmops.examples.springai;

import io.llmops.LlmOps;
import io.llmops.guardrails.Guardrails;
import io.llmops.guardrails.secret.SecretGuardrail;
import io.llmops.springai.SpringAi;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.exporter.logging.LoggingMetricExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;

/**
 * A Spring AI chat client whose calls are measured and guarded. Starts with no key: a model server on this machine answers.
 * Against OpenAI, leave the base URL out and give your key.
 */
public final class SpringAiAssistant {

    private SpringAiAssistant() {}

    public static void main(String[] args) {
        try (ModelServer server = ModelServer.start(Script.saying("Your parcel is on its way."));
                OpenTelemetrySdk otel = OpenTelemetrySdk.builder()
                        .setMeterProvider(SdkMeterProvider.builder()
                                .registerMetricReader(PeriodicMetricReader.create(LoggingMetricExporter.create()))
                                .build())
                        .build()) {
            run(server.baseUri().toString(), "no-key", otel);
        }
    }

    static void run(String baseUrl, String apiKey, OpenTelemetry otel) {
        Guardrails guardrails = Guardrails.builder()
                .input(new SecretGuardrail())
                .output(new SecretGuardrail())
                .build();
        try (LlmOps ops = LlmOps.builder().openTelemetry(otel).guard(guardrails).build()) {
            ChatModel plain = OpenAiChatModel.builder()
                    .options(OpenAiChatOptions.builder()
                            .baseUrl(baseUrl)
                            .apiKey(apiKey)
                            .model("gpt-4o-mini")
                            .build())
                    .build();

            ChatModel model = SpringAi.instrument(ops, plain); // the one line; everything below is as before
            ChatClient client = ChatClient.create(model);

            System.out.println(client.prompt("Where is my parcel?").call().content());
            client.prompt("And when will it arrive?").stream()
                    .content()
                    .doOnNext(System.out::print)
                    .doOnComplete(System.out::println)
                    .blockLast();
        }
    }
}
