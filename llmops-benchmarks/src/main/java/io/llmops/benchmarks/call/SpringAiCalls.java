package io.llmops.benchmarks.call;

import io.llmops.springai.SpringAi;
import io.llmops.telemetry.Naming;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Supplier;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.observation.ChatModelMeterObservationHandler;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;

/** Calls and streams of Spring AI's model for OpenAI; the bare one has an observation registry that does nothing. */
final class SpringAiCalls {

    private static final OpenAiChatOptions OPTIONS =
            OpenAiChatOptions.builder().model(Example.MODEL).build();

    private SpringAiCalls() {}

    static Supplier<?> bare() {
        return call(model(ObservationRegistry.NOOP));
    }

    static Supplier<?> observed() {
        return call(model(withMeters()));
    }

    static Supplier<?> ours() {
        return call(instrumented());
    }

    static Supplier<?> bareStream() {
        return stream(model(ObservationRegistry.NOOP));
    }

    static Supplier<?> observedStream() {
        return stream(model(withMeters()));
    }

    static Supplier<?> oursStream() {
        return stream(instrumented());
    }

    private static ChatModel instrumented() {
        var ops = PlainCalls.ops(Telemetry.metrics()).naming(Naming.CURRENT).build();
        return SpringAi.instrument(ops, model(ObservationRegistry.NOOP), Example.TARGET);
    }

    private static ChatModel model(ObservationRegistry observations) {
        return OpenAiChatModel.builder()
                .openAiClient(OpenAiStub.client())
                .openAiClientAsync(OpenAiStub.asyncClient())
                .options(OPTIONS)
                .observationRegistry(observations)
                .build();
    }

    /** As Spring Boot sets it up when there is a meter registry. */
    private static ObservationRegistry withMeters() {
        MeterRegistry meters = new SimpleMeterRegistry();
        ObservationRegistry observations = ObservationRegistry.create();
        observations
                .observationConfig()
                .observationHandler(new DefaultMeterObservationHandler(meters))
                .observationHandler(new ChatModelMeterObservationHandler(meters));
        return observations;
    }

    private static Supplier<?> call(ChatModel model) {
        Prompt prompt = new Prompt(Example.QUESTION, OPTIONS);
        return () -> model.call(prompt);
    }

    private static Supplier<?> stream(ChatModel model) {
        Prompt prompt = new Prompt(Example.QUESTION, OPTIONS);
        return () -> model.stream(prompt).blockLast();
    }
}
