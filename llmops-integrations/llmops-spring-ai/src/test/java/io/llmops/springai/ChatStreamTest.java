package io.llmops.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.call.CallBlockedException;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import io.llmops.client.SimpleClient;
import io.llmops.guardrails.Enforcement;
import io.llmops.guardrails.Guardrails;
import io.llmops.instrument.InstrumentedLlm;
import io.llmops.testkit.contract.WordGuardrail;
import io.llmops.testkit.recorded.RecordedCalls;
import io.llmops.testkit.server.Answer;
import io.llmops.testkit.server.Break;
import io.llmops.testkit.server.Fault;
import io.llmops.testkit.server.Hang;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import io.llmops.testkit.server.ToolCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

class ChatStreamTest {

    private static final String TEXT = "It left Bonn at dawn, passes Cologne and arrives before noon tomorrow.";

    private final RecordedCalls recorded = new RecordedCalls();
    private final ModelServer server =
            ModelServer.builder().chunkTokens(2).script(Script.saying(TEXT)).start();
    private final LlmOps ops = LlmOps.builder().listener(recorded).build();

    @AfterEach
    void close() {
        ops.close();
        server.close();
    }

    private static ChatModel streaming(Flux<ChatResponse> chunks) {
        return new ChatModel() {
            @Override
            public ChatResponse call(Prompt prompt) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Flux<ChatResponse> stream(Prompt prompt) {
                return chunks;
            }
        };
    }

    private static ChatResponse chunk(String text) {
        return new ChatResponse(List.of(new Generation(new AssistantMessage(text))));
    }

    private static ChatResponse last(String text) {
        return new ChatResponse(List.of(new Generation(
                new AssistantMessage(text),
                ChatGenerationMetadata.builder().finishReason("STOP").build())));
    }

    private LlmOps redacting(String word) {
        return guarded(Guardrails.builder().output(new WordGuardrail(word)).build());
    }

    private LlmOps guarded(Guardrails guardrails) {
        return LlmOps.builder().listener(recorded).guard(guardrails).build();
    }

    @Test
    void streamedTokensOfEveryKindAreRecorded() {
        server.enqueue(Answer.builder()
                .text(TEXT)
                .inputTokens(1200)
                .cachedTokens(1000)
                .outputTokens(300)
                .reasoningTokens(250)
                .build());

        assertThat(Texts.joined(SpringAi.instrument(ops, OpenAi.chat(server)).stream(new Prompt("Where?"))))
                .isEqualTo(TEXT);

        LlmCall call = recorded.only();
        assertThat(call.response().orElseThrow().usage())
                .contains(Usage.of(1200, 300)
                        .with(TokenKind.CACHE_READ_INPUT, 1000)
                        .with(TokenKind.REASONING_OUTPUT, 250));
        assertThat(call.response().orElseThrow().text()).isEqualTo(TEXT);
        assertThat(call.request().streaming()).isTrue();
        assertThat(call.timing().timeToFirstChunkNanos()).isPresent();
        assertThat(call.timing().chunks()).isGreaterThan(5);
    }

    @Test
    void runningTotalsAreNotAddedUp() {
        SpringAi.instrument(ops, streaming(Flux.just(withUsage(9, 1), withUsage(9, 4), withUsage(0, 6)))).stream(
                        new Prompt("?"))
                .blockLast();

        assertThat(recorded.only().response().orElseThrow().usage()).contains(Usage.of(9, 6));
    }

    private static ChatResponse withUsage(int input, int output) {
        return new ChatResponse(
                List.of(new Generation(new AssistantMessage("x"))),
                ChatResponseMetadata.builder()
                        .usage(new DefaultUsage(input, output))
                        .build());
    }

    @Test
    void everySubscriptionIsACallOfItsOwnAndNoneIsNone() {
        Flux<ChatResponse> stream = SpringAi.instrument(ops, OpenAi.chat(server)).stream(new Prompt("?"));
        assertThat(server.received()).isZero();

        stream.blockLast();
        stream.blockLast();

        assertThat(recorded.next().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(recorded.only().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(server.received()).isEqualTo(2);
    }

    @Test
    void aStreamThatBreaksFailsAfterWhatCame() {
        server.enqueue(new Break(Answer.of(TEXT), 3));
        List<ChatResponse> seen = new ArrayList<>();
        Flux<ChatResponse> stream = SpringAi.instrument(ops, OpenAi.chat(server)).stream(new Prompt("?"))
                .doOnNext(seen::add);

        assertThatThrownBy(stream::blockLast).isInstanceOf(RuntimeException.class);

        assertThat(TEXT).startsWith(Texts.joined(seen));
        LlmCall call = recorded.only();
        assertThat(call.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(call.timing().chunks()).isEqualTo(3);
    }

    @Test
    void aRateLimitOfAStreamTellsTheProvidersCodeAndHowLongToWait() {
        server.enqueue(Fault.rateLimited(Duration.ofSeconds(3)));
        Flux<ChatResponse> stream = SpringAi.instrument(ops, OpenAi.chat(server)).stream(new Prompt("?"));

        assertThatThrownBy(stream::blockLast).hasMessageContaining("Rate limit");

        LlmCall call = recorded.only();
        assertThat(call.errorType()).contains("rate_limit_exceeded");
        assertThat(call.failure().orElseThrow().retryAfter()).contains(Duration.ofSeconds(3));
    }

    @Test
    void aStreamThatNeverBeginsTimesOut() {
        server.enqueue(new Hang());
        ChatModel model =
                SpringAi.instrument(ops, OpenAi.chat(OpenAi.options(server).timeout(Duration.ofMillis(200))));

        assertThatThrownBy(() -> model.stream(new Prompt("?")).blockLast()).isInstanceOf(RuntimeException.class);

        assertThat(recorded.only().errorType()).contains("timeout");
    }

    @Test
    void aStreamThatTheHostFindsTooSlowIsCancelled() {
        Flux<ChatResponse> source = Flux.concat(Flux.just(chunk("and then")), Flux.never());
        Sinks.Empty<Void> late = Sinks.empty();
        List<Throwable> seen = new ArrayList<>();

        SpringAi.instrument(ops, streaming(source)).stream(new Prompt("?"))
                .timeout(Mono.never(), chunk -> late.asMono())
                .subscribe(chunk -> {}, seen::add);
        late.tryEmitEmpty();

        assertThat(seen).hasOnlyElementsOfType(TimeoutException.class).hasSize(1);
        assertThat(recorded.only().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void aStreamedRefusalIsABlockByTheProviderAndRedactedLikeAnAnswer() {
        server.enqueue(Answer.builder().refusal("I cannot speak of noon.").build());

        List<ChatResponse> seen = SpringAi.instrument(redacting("noon"), OpenAi.chat(server)).stream(new Prompt("?"))
                .collectList()
                .block();

        StringBuilder refusal = new StringBuilder();
        seen.forEach(chunk -> chunk.getResults()
                .forEach(it -> refusal.append(it.getOutput().getMetadata().get("refusal"))));
        assertThat(refusal).hasToString("I cannot speak of [REDACTED:word].");
        assertThat(Texts.joined(seen)).isEmpty();
        LlmCall call = recorded.only();
        assertThat(call.response().orElseThrow().text()).isEqualTo("I cannot speak of noon.");
        assertThat(call.decisions())
                .extracting(GuardrailDecision::guardrail)
                .contains(GuardrailDecision.PROVIDER, "word");
    }

    @Test
    void whoCancelsHasCancelledTheProviderToo() {
        AtomicBoolean cancelled = new AtomicBoolean();
        Flux<ChatResponse> endless =
                Flux.<ChatResponse>generate(sink -> sink.next(chunk("x"))).doOnCancel(() -> cancelled.set(true));

        SpringAi.instrument(ops, streaming(endless)).stream(new Prompt("?"))
                .take(3)
                .blockLast();

        assertThat(cancelled).isTrue();
        assertThat(recorded.only().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void demandIsKept() {
        AtomicLong asked = new AtomicLong();
        Flux<ChatResponse> source =
                Flux.range(0, 100).map(i -> chunk("x")).hide().doOnRequest(asked::addAndGet);
        List<ChatResponse> seen = new ArrayList<>();
        BaseSubscriber<ChatResponse> host = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(org.reactivestreams.Subscription subscription) {
                request(3);
            }

            @Override
            protected void hookOnNext(ChatResponse chunk) {
                seen.add(chunk);
            }
        };

        SpringAi.instrument(ops, streaming(source)).stream(new Prompt("?")).subscribe(host);

        assertThat(seen).hasSize(3);
        assertThat(asked).hasValue(3);
        host.cancel();
    }

    @Test
    void withoutAGuardrailChunksAreTheModelsOwn() {
        ChatResponse first = chunk("a");
        ChatResponse second = last("b");

        List<ChatResponse> seen = SpringAi.instrument(ops, streaming(Flux.just(first, second))).stream(new Prompt("?"))
                .collectList()
                .block();

        assertThat(seen.get(0)).isSameAs(first);
        assertThat(seen.get(1)).isSameAs(second);
    }

    @Test
    void theReactorContextOfTheHostReachesTheModel() {
        Flux<ChatResponse> source = Flux.deferContextual(context -> Flux.just(chunk(context.get("tenant"))));

        assertThat(Texts.joined(SpringAi.instrument(ops, streaming(source)).stream(new Prompt("?"))
                        .contextWrite(context -> context.put("tenant", "acme"))))
                .isEqualTo("acme");
    }

    @Test
    void aWordThatIsSpreadOverChunksIsRedacted() {
        ChatModel model = SpringAi.instrument(redacting("Cologne and"), OpenAi.chat(server));

        assertThat(Texts.joined(model.stream(new Prompt("?"))))
                .isEqualTo(TEXT.replace("Cologne and", "[REDACTED:word]"));
        LlmCall call = recorded.only();
        assertThat(call.response().orElseThrow().text()).isEqualTo(TEXT);
        assertThat(call.delivered().orElseThrow().text()).contains("[REDACTED:word]");
    }

    @Test
    void whatIsHeldBackComesWithTheFinishReasonAtTheLatest() {
        ChatResponse usage = new ChatResponse(
                List.of(),
                ChatResponseMetadata.builder().usage(new DefaultUsage(1, 1)).build());
        Flux<ChatResponse> source = Flux.just(chunk("until "), chunk("no"), last(""), usage);

        List<ChatResponse> seen = SpringAi.instrument(redacting("noon"), streaming(source)).stream(new Prompt("?"))
                .takeUntil(chunk -> chunk.hasFinishReasons(Set.of("STOP")))
                .collectList()
                .block();

        assertThat(Texts.joined(seen)).isEqualTo("until no");
    }

    @Test
    void textAfterAFinishReasonKeepsItsPlace() {
        Flux<ChatResponse> source = Flux.just(last("until "), last("no"), last("w, no"), last("on"));

        assertThat(Texts.joined(SpringAi.instrument(redacting("noon"), streaming(source)).stream(new Prompt("?"))))
                .isEqualTo("until now, [REDACTED:word]");
    }

    @Test
    void whatIsHeldBackComesWithoutAFinishReasonToo() {
        Flux<ChatResponse> source = Flux.just(chunk("until "), chunk("no"));

        assertThat(Texts.joined(SpringAi.instrument(redacting("noon"), streaming(source)).stream(new Prompt("?"))))
                .isEqualTo("until no");
    }

    @Test
    void aBlockCutsTheStreamAndStopsTheProvider() {
        AtomicBoolean cancelled = new AtomicBoolean();
        Flux<ChatResponse> source = Flux.just("all ", "is ", "fine ", "until ", "no", "on", " comes")
                .map(ChatStreamTest::chunk)
                .concatWith(Flux.never())
                .doOnCancel(() -> cancelled.set(true));
        LlmOps blocking = guarded(Guardrails.builder()
                .output(new WordGuardrail("noon"), Enforcement.enforce().blocking())
                .build());
        List<ChatResponse> seen = new ArrayList<>();
        Flux<ChatResponse> stream = SpringAi.instrument(blocking, streaming(source)).stream(new Prompt("?"))
                .doOnNext(seen::add);

        assertThatThrownBy(stream::blockLast).isInstanceOf(CallBlockedException.class);

        assertThat(Texts.joined(seen)).isNotEmpty().doesNotContain("no");
        assertThat(cancelled).isTrue();
        assertThat(recorded.only().outcome()).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void aBlockedQuestionIsAnErrorOfTheStream() {
        LlmOps blocking = guarded(Guardrails.builder()
                .input(new WordGuardrail("bomb"), Enforcement.enforce().blocking())
                .build());
        Flux<ChatResponse> stream = SpringAi.instrument(blocking, OpenAi.chat(server)).stream(new Prompt("a bomb"));

        assertThatThrownBy(stream::blockLast).isInstanceOf(CallBlockedException.class);
        assertThat(server.received()).isZero();
    }

    @Test
    void streamedReasoningThatRepeatsIsReadOnce() {
        Flux<ChatResponse> source = Flux.just(thinking("", "so "), thinking("", "so noon"), thinking("yes", "so noon"));

        List<ChatResponse> seen = SpringAi.instrument(redacting("noon"), streaming(source)).stream(new Prompt("?"))
                .collectList()
                .block();

        assertThat(recorded.only().response().orElseThrow().choices().get(0).parts())
                .containsExactlyInAnyOrder(
                        new io.llmops.call.Part.Text("yes"), new io.llmops.call.Part.Reasoning("so noon"));
        assertThat(seen.toString()).doesNotContain("noon");
    }

    @Test
    void reasoningOfTheOpenAiModelIsReadAndRedactedWholeAndStreamed() {
        Answer answer = Answer.builder()
                .reasoning("The parcel left at dawn, so it must be noon.")
                .text("Before noon, most likely.")
                .build();
        ChatModel model = SpringAi.instrument(redacting("noon"), OpenAi.chat(server));

        server.enqueue(answer, answer);
        ChatResponse whole = model.call(new Prompt("?"));
        List<ChatResponse> seen = model.stream(new Prompt("?")).collectList().block();

        assertThat(reasoning(whole)).isEqualTo("The parcel left at dawn, so it must be [REDACTED:word].");
        assertThat(Texts.joined(seen)).isEqualTo("Before [REDACTED:word], most likely.");
        assertThat(seen.stream().map(ChatStreamTest::reasoning).max(Comparator.comparingInt(String::length)))
                .contains(reasoning(whole));
        assertThat(seen.toString()).doesNotContain("noon");
        for (LlmCall call : List.of(recorded.next(), recorded.only())) {
            assertThat(call.response().orElseThrow().choices().get(0).parts())
                    .containsExactlyInAnyOrder(
                            new io.llmops.call.Part.Text("Before noon, most likely."),
                            new io.llmops.call.Part.Reasoning("The parcel left at dawn, so it must be noon."));
        }
    }

    private static String reasoning(ChatResponse response) {
        return response.getResults().isEmpty()
                ? ""
                : (String) response.getResult().getOutput().getMetadata().get("reasoningContent");
    }

    private static ChatResponse thinking(String text, String reasoning) {
        return new ChatResponse(List.of(new Generation(AssistantMessage.builder()
                .content(text)
                .properties(Map.of("reasoningContent", reasoning))
                .build())));
    }

    @Test
    void argumentsOfStreamedToolCallsAreRedacted() {
        server.enqueue(Answer.builder()
                .toolCall(new ToolCall("c1", "find", "{\"where\":\"Cologne\"}"))
                .build());

        List<ChatResponse> seen = SpringAi.instrument(redacting("Cologne"), OpenAi.chat(server)).stream(new Prompt("?"))
                .collectList()
                .block();

        assertThat(seen)
                .flatExtracting(chunk -> chunk.getResults().stream()
                        .flatMap(it -> it.getOutput().getToolCalls().stream())
                        .toList())
                .containsExactly(
                        new AssistantMessage.ToolCall("c1", "function", "find", "{\"where\":\"[REDACTED:word]\"}"));
    }

    @Test
    void wrappedTwiceIsCountedOnceAlsoWhereReactorHopsThreads() {
        ChatModel inner = SpringAi.instrument(ops, OpenAi.chat(server));
        ChatModel hopping =
                streaming(Flux.defer(() -> inner.stream(new Prompt("?"))).subscribeOn(Schedulers.boundedElastic()));

        SpringAi.instrument(ops, hopping).stream(new Prompt("?")).blockLast();

        assertThat(recorded.only().attempts()).isEqualTo(1);
    }

    @InstrumentedLlm
    interface Bot {
        Flux<String> ask(String question);
    }

    @Test
    void aModelInsideAnAnnotatedBeanIsAnAttemptAlsoWhereReactorHopsThreads() {
        ChatModel model = SpringAi.instrument(ops, OpenAi.chat(server));
        Bot bot = ops.instrument(
                Bot.class,
                question -> Flux.defer(() -> model.stream(new Prompt(question)))
                        .map(Texts::of)
                        .subscribeOn(Schedulers.boundedElastic()));

        assertThat(String.join("", bot.ask("?").collectList().block())).isEqualTo(TEXT);

        assertThat(recorded.only().attempts()).isEqualTo(1);
    }

    @Test
    void anInstrumentedClientInsideAStreamIsAnAttemptOfItsCall() {
        var client = ops.instrument(SimpleClient.of(request -> LlmResponse.of("from inside")));
        ChatModel plain = streaming(Flux.defer(
                () -> Flux.just(chunk(client.chat(LlmRequest.of("m", "?")).text()))));

        assertThat(Texts.joined(SpringAi.instrument(ops, plain).stream(new Prompt("?"))))
                .isEqualTo("from inside");
        assertThat(recorded.only().attempts()).isEqualTo(1);
    }

    @Test
    void whatTheHostAsksWhileItReadsIsACallOfItsOwn() {
        var client = ops.instrument(SimpleClient.of(request -> LlmResponse.of("another")));

        SpringAi.instrument(ops, streaming(Flux.just(chunk("one")))).stream(new Prompt("?"))
                .doOnNext(chunk -> client.chat(LlmRequest.of("m", "?")))
                .blockLast();

        assertThat(recorded.next().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(recorded.only().outcome()).isEqualTo(Outcome.COMPLETED);
    }
}
