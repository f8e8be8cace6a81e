package io.llmops.examples.langchain4j;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.service.AiServices;
import io.llmops.LlmOps;
import io.llmops.guardrails.Guardrails;
import io.llmops.guardrails.secret.SecretGuardrail;
import io.llmops.langchain4j.LangChain4j;
import io.llmops.testkit.server.Answer;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import io.llmops.testkit.server.ToolCall;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.exporter.logging.LoggingMetricExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import java.net.URI;

/** An AI Service with a tool, measured and guarded. It needs no key: a local server stands in for the provider. */
public final class ParcelAssistant {

    private ParcelAssistant() {}

    /** What your code calls. */
    interface Assistant {
        String answer(String question);
    }

    /** What the model may call. */
    static final class Parcels {
        @Tool("Where a parcel is")
        String track(@P(name = "number", value = "The number on the parcel") String number) {
            return "Parcel " + number + " is at the depot.";
        }
    }

    public static void main(String[] args) {
        OpenTelemetrySdk otel = OpenTelemetrySdk.builder()
                .setMeterProvider(SdkMeterProvider.builder()
                        .registerMetricReader(PeriodicMetricReader.create(LoggingMetricExporter.create()))
                        .build())
                .build();
        try (otel;
                ModelServer server = provider()) {
            System.out.println(run(otel, server.baseUri(), "Where is parcel 7?"));
        }
    }

    static String run(OpenTelemetry otel, URI provider, String question) {
        Guardrails guardrails = Guardrails.builder()
                .input(new SecretGuardrail())
                .output(new SecretGuardrail())
                .build();
        try (LlmOps ops = LlmOps.builder().openTelemetry(otel).guard(guardrails).build()) {
            ChatModel plain = OpenAiChatModel.builder()
                    .baseUrl(provider.toString()) // leave it out for OpenAI itself
                    .apiKey("none needed here")
                    .modelName("gpt-4o-mini")
                    .build();

            ChatModel model = LangChain4j.instrument(ops, plain); // the one line

            Assistant assistant = AiServices.builder(Assistant.class)
                    .chatModel(model)
                    .tools(new Parcels())
                    .build();
            return assistant.answer(question);
        }
    }

    /** Asks for the tool first, then answers. */
    static ModelServer provider() {
        ModelServer server = ModelServer.start(Script.saying("It is at the depot."));
        server.enqueue(Answer.builder()
                .toolCall(new ToolCall("call-1", "track", "{\"number\":\"7\"}"))
                .build());
        return server;
    }
}
