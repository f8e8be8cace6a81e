package io.llmops.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import io.llmops.LlmOps;
import io.llmops.call.CallBlockedException;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.Operation;
import io.llmops.call.Outcome;
import io.llmops.guardrails.Enforcement;
import io.llmops.guardrails.Guardrails;
import io.llmops.openai.InstrumentedOpenAi;
import io.llmops.record.Admission;
import io.llmops.record.CallScreen;
import io.llmops.testkit.contract.WordGuardrail;
import io.llmops.testkit.recorded.RecordedCalls;
import io.llmops.testkit.server.Answer;
import io.llmops.testkit.server.Break;
import io.llmops.testkit.server.Fault;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.openai.OpenAiEmbeddingModel;
import org.springframework.ai.openai.OpenAiEmbeddingOptions;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Spring AI's OpenAI model stands on the official client: where both are instrumented, the host makes one call all the same. */
class OverInstrumentedClientTest {

    private static final String TEXT = "It left Bonn at dawn and arrives before noon.";

    private final RecordedCalls recorded = new RecordedCalls();
    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final AtomicInteger asked = new AtomicInteger();
    private final ModelServer server =
            ModelServer.builder().chunkTokens(2).script(Script.saying(TEXT)).start();
    private final LlmOps ops = LlmOps.builder()
            .openTelemetry(OpenTelemetrySdk.builder()
                    .setMeterProvider(SdkMeterProvider.builder()
                            .registerMetricReader(reader)
                            .build())
                    .build())
            .listener(recorded)
            .guard((start, decided) -> counting())
            .build();

    private CallScreen counting() {
        return new CallScreen() {
            @Override
            public Admission input(LlmRequest request) {
                asked.incrementAndGet();
                return Admission.UNCHANGED;
            }
        };
    }

    private ChatModel onInstrumentedClient(LlmOps of) {
        return OpenAi.chat(server, InstrumentedOpenAi.of(of, OpenAi.client(server)));
    }

    private ChatModel both() {
        return SpringAi.instrument(ops, onInstrumentedClient(ops));
    }

    @AfterEach
    void close() {
        ops.close();
        server.close();
    }

    private MetricData metric(String name) {
        return reader.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void oneCallIsCounted() {
        assertThat(metric("gen_ai.client.inference.duration").getHistogramData().getPoints())
                .extracting(HistogramPointData::getCount)
                .containsExactly(1L);
        assertThat(asked).hasValue(1);
        assertThat(server.received()).isEqualTo(1);
    }

    @Test
    void aWholeAnswerIsOneCallOfOneAttempt() {
        server.enqueue(
                Answer.builder().text(TEXT).inputTokens(1200).outputTokens(300).build());

        assertThat(both().call("Where?")).isEqualTo(TEXT);

        LlmCall call = recorded.only();
        assertThat(call.attempts()).isEqualTo(1);
        assertThat(call.response().orElseThrow().text()).isEqualTo(TEXT);
        oneCallIsCounted();
        assertThat(metric("gen_ai.client.inference.usage.input_tokens")
                        .getLongSumData()
                        .getPoints())
                .extracting(LongPointData::getValue)
                .containsExactly(1200L);
    }

    @Test
    void aStreamIsOneCallOfOneAttempt() {
        assertThat(Texts.joined(both().stream(new Prompt("Where?")))).isEqualTo(TEXT);

        LlmCall call = recorded.only();
        assertThat(call.attempts()).isEqualTo(1);
        assertThat(call.request().streaming()).isTrue();
        assertThat(call.response().orElseThrow().usage()).isPresent();
        oneCallIsCounted();
    }

    @Test
    void aStreamThatIsSubscribedToOnAnotherThreadIsOneCallToo() {
        assertThat(Texts.joined(both().stream(new Prompt("Where?")).subscribeOn(Schedulers.boundedElastic())))
                .isEqualTo(TEXT);

        assertThat(recorded.only().attempts()).isEqualTo(1);
        oneCallIsCounted();
    }

    @Test
    void anEmbeddingIsOneCallOfOneAttempt() {
        OpenAIClient client = InstrumentedOpenAi.of(ops, OpenAi.client(server));
        EmbeddingModel model = SpringAi.instrument(
                ops,
                OpenAiEmbeddingModel.builder()
                        .openAiClient(client)
                        .options(OpenAiEmbeddingOptions.builder()
                                .model("text-embedding-3-small")
                                .build())
                        .build());

        model.embed("where is my parcel");

        LlmCall call = recorded.only();
        assertThat(call.attempts()).isEqualTo(1);
        assertThat(call.request().operation()).isEqualTo(Operation.EMBEDDINGS);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aFailureIsOneOfOneCallWithTheWaitThatTheProviderAskedFor() {
        ChatModel model = both();

        server.enqueue(Fault.rateLimited(Duration.ofSeconds(3)));
        assertThatThrownBy(() -> model.call("?")).hasMessageContaining("Rate limit");
        isARateLimit(recorded.only());

        server.enqueue(Fault.rateLimited(Duration.ofSeconds(3)));
        assertThatThrownBy(() -> model.stream(new Prompt("?")).blockLast()).hasMessageContaining("Rate limit");
        isARateLimit(recorded.only());
    }

    private static void isARateLimit(LlmCall call) {
        assertThat(call.attempts()).isEqualTo(1);
        assertThat(call.errorType()).contains("rate_limit_exceeded");
        assertThat(call.failure().orElseThrow().retryAfter()).contains(Duration.ofSeconds(3));
    }

    @Test
    void aRetryAroundTheClientIsASecondAttempt() {
        ChatModel inner = onInstrumentedClient(ops);
        ChatModel stubborn = prompt -> {
            try {
                return inner.call(prompt);
            } catch (RuntimeException e) {
                return inner.call(prompt);
            }
        };
        server.enqueue(Fault.overloaded());

        assertThat(SpringAi.instrument(ops, stubborn).call("?")).isEqualTo(TEXT);

        LlmCall call = recorded.only();
        assertThat(call.attempts()).isEqualTo(2);
        assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void aStreamThatBreaksOrIsGivenUpIsOneCallToo() {
        ChatModel model = both();

        server.enqueue(new Break(Answer.of(TEXT), 3));
        assertThatThrownBy(() -> model.stream(new Prompt("?")).blockLast()).isInstanceOf(RuntimeException.class);
        assertThat(recorded.only().outcome()).isEqualTo(Outcome.FAILED);

        model.stream(new Prompt("?")).take(2).blockLast();
        assertThat(recorded.only().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void threeLayersAreOneCallOfOneAttempt() {
        ChatClient client = ChatClient.builder(both())
                .defaultAdvisors(LlmOpsAdvisor.of(ops))
                .build();

        assertThat(client.prompt("Where?").call().content()).isEqualTo(TEXT);
        assertThat(recorded.only().attempts()).isEqualTo(1);
        oneCallIsCounted();

        client.prompt("Where?").stream().content().blockLast();
        assertThat(recorded.only().attempts()).isEqualTo(1);
    }

    /** Where the context does not travel, the client cannot know that it is inside. */
    @Test
    void aModelThatHopsThreadsIsCountedBesideItsClient() {
        SpringAi.instrument(ops, hopping(onInstrumentedClient(ops))).stream(new Prompt("?"))
                .blockLast();

        assertThat(recorded.next().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(recorded.only().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(server.received()).isEqualTo(1);
    }

    @Test
    void aModelThatHopsThreadsIsOneCallIfReactorsSchedulersTakeTheContextAlong() {
        Schedulers.onScheduleHook("opentelemetry", task -> Context.current().wrap(task));
        try {
            SpringAi.instrument(ops, hopping(onInstrumentedClient(ops))).stream(new Prompt("?"))
                    .blockLast();
        } finally {
            Schedulers.resetOnScheduleHook("opentelemetry");
        }

        assertThat(recorded.only().attempts()).isEqualTo(1);
        oneCallIsCounted();
    }

    private static ChatModel hopping(ChatModel model) {
        return new ChatModel() {
            @Override
            public ChatResponse call(Prompt prompt) {
                return model.call(prompt);
            }

            @Override
            public Flux<ChatResponse> stream(Prompt prompt) {
                return Flux.defer(() -> model.stream(prompt)).subscribeOn(Schedulers.boundedElastic());
            }
        };
    }

    @Test
    void aStreamOfAModelThatIsNotWrappedIsCompleteInTheClientsEyes() {
        for (int i = 0; i < 20; i++) {
            assertThat(Texts.joined(onInstrumentedClient(ops).stream(new Prompt("?"))))
                    .isEqualTo(TEXT);
            LlmCall call = recorded.only();
            assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(call.response().orElseThrow().usage()).isPresent();
        }
    }

    /** Those who instrument the client alone are guarded too. */
    @Test
    void whatTheClientsGuardrailsSayReachesTheHostThroughAModelThatIsNotWrapped() {
        LlmOps redacting = LlmOps.builder()
                .guard(Guardrails.builder().output(new WordGuardrail("noon")).build())
                .build();
        String redacted = TEXT.replace("noon", "[REDACTED:word]");
        assertThat(onInstrumentedClient(redacting).call("?")).isEqualTo(redacted);
        assertThat(Texts.joined(onInstrumentedClient(redacting).stream(new Prompt("?"))))
                .isEqualTo(redacted);

        LlmOps blocking = LlmOps.builder()
                .guard(Guardrails.builder()
                        .output(new WordGuardrail("Bonn"), Enforcement.enforce().blocking())
                        .build())
                .build();
        assertThatThrownBy(() -> onInstrumentedClient(blocking).call("?")).isInstanceOf(CallBlockedException.class);
        assertThatThrownBy(() ->
                        onInstrumentedClient(blocking).stream(new Prompt("?")).blockLast())
                .isInstanceOf(CallBlockedException.class);
    }
}
