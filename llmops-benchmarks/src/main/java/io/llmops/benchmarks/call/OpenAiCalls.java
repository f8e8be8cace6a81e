package io.llmops.benchmarks.call;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.llmops.openai.InstrumentedOpenAi;
import io.llmops.telemetry.Naming;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.openai.v1_1.OpenAITelemetry;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Calls and streams of the official OpenAI client. */
final class OpenAiCalls {

    private static final ChatCompletionCreateParams PARAMS = ChatCompletionCreateParams.builder()
            .model(Example.MODEL)
            .addUserMessage(Example.QUESTION)
            .build();

    private OpenAiCalls() {}

    static Supplier<?> bare() {
        return call(OpenAiStub.client());
    }

    static Supplier<?> wrapper(OpenTelemetry otel) {
        return call(OpenAITelemetry.builder(otel).build().wrap(OpenAiStub.client()));
    }

    static Supplier<?> ours(OpenTelemetry otel) {
        return call(instrumented(otel));
    }

    static Supplier<?> bareStream() {
        return stream(OpenAiStub.client());
    }

    static Supplier<?> wrapperStream() {
        return stream(OpenAITelemetry.builder(Telemetry.metrics()).build().wrap(OpenAiStub.client()));
    }

    static Supplier<?> oursStream() {
        return stream(instrumented(Telemetry.metrics()));
    }

    private static OpenAIClient instrumented(OpenTelemetry otel) {
        return InstrumentedOpenAi.of(PlainCalls.ops(otel).naming(Naming.CURRENT).build(), OpenAiStub.client());
    }

    private static Supplier<?> call(OpenAIClient client) {
        return () -> client.chat().completions().create(PARAMS);
    }

    private static Supplier<?> stream(OpenAIClient client) {
        return () -> {
            AtomicInteger chunks = new AtomicInteger();
            try (StreamResponse<ChatCompletionChunk> response =
                    client.chat().completions().createStreaming(PARAMS)) {
                response.stream().forEach(chunk -> chunks.incrementAndGet());
            }
            return chunks;
        };
    }
}
