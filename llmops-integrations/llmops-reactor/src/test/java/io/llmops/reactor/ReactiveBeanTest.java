package io.llmops.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.call.CallBlockedException;
import io.llmops.call.CallStart;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.llmops.client.SimpleClient;
import io.llmops.guardrails.Enforcement;
import io.llmops.guardrails.Guardrails;
import io.llmops.guardrails.secret.SecretGuardrail;
import io.llmops.instrument.InstrumentedLlm;
import io.llmops.record.CallObserver;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class ReactiveBeanTest {

    @InstrumentedLlm(provider = "openai", model = "gpt-4o")
    interface Bot {
        Mono<String> ask(String question);

        Flux<String> stream(String question);
    }

    private record Scripted(Function<String, Mono<String>> whole, Function<String, Flux<String>> streamed)
            implements Bot {
        @Override
        public Mono<String> ask(String question) {
            return whole.apply(question);
        }

        @Override
        public Flux<String> stream(String question) {
            return streamed.apply(question);
        }
    }

    private static final String KEY = "AKIA" + "Q3EGHTSLXW7ZP2MK";

    private final List<LlmCall> calls = new CopyOnWriteArrayList<>();
    private final Semaphore ends = new Semaphore(0);
    private final LlmOps ops = LlmOps.builder().listener(this::listen).build();

    private CallObserver listen(CallStart start) {
        return new CallObserver() {
            @Override
            public void onEnd(LlmCall call, Context context) {
                calls.add(call);
                ends.release();
            }
        };
    }

    private Bot bot(LlmOps of, Mono<String> whole, Flux<String> streamed) {
        return of.instrument(Bot.class, new Scripted(asked -> whole, asked -> streamed));
    }

    private LlmOps guarded(Enforcement enforcement) {
        return LlmOps.builder()
                .listener(this::listen)
                .guard(Guardrails.builder()
                        .input(new SecretGuardrail(), enforcement)
                        .output(new SecretGuardrail(), enforcement)
                        .build())
                .build();
    }

    @Test
    void aSecondSubscriptionIsACallOfItsOwn() {
        Bot bot = bot(ops, Mono.just("yes"), Flux.just("yes"));

        Mono<String> answer = bot.ask("?");
        answer.block();
        answer.block();
        Flux<String> stream = bot.stream("?");
        stream.blockLast();
        stream.blockLast();

        assertThat(calls).hasSize(4).extracting(LlmCall::outcome).containsOnly(Outcome.COMPLETED);
        assertThat(calls.get(0).request().streaming()).isFalse();
        assertThat(calls.get(3).request().streaming()).isTrue();
        assertThat(calls.get(3).timing().timeToFirstChunkNanos()).isPresent();
    }

    @Test
    void theReactorContextOfTheHostReachesTheBean() {
        Bot bot = bot(
                ops,
                Mono.deferContextual(context -> Mono.just(context.get("tenant"))),
                Flux.deferContextual(context -> Flux.just(context.<String>get("tenant"))));

        assertThat(bot.ask("?").contextWrite(it -> it.put("tenant", "acme")).block())
                .isEqualTo("acme");
        assertThat(bot.stream("?").contextWrite(it -> it.put("tenant", "acme")).blockLast())
                .isEqualTo("acme");
    }

    @Test
    void whoCancelsHasCancelledTheBeanToo() {
        AtomicBoolean whole = new AtomicBoolean();
        AtomicBoolean streamed = new AtomicBoolean();
        Bot bot = bot(
                ops,
                Mono.<String>never().doOnCancel(() -> whole.set(true)),
                Flux.<String>never().doOnCancel(() -> streamed.set(true)));

        bot.ask("?").subscribe().dispose();
        bot.stream("?").subscribe().dispose();

        assertThat(whole).isTrue();
        assertThat(streamed).isTrue();
        assertThat(calls).extracting(LlmCall::outcome).containsExactly(Outcome.CANCELLED, Outcome.CANCELLED);
    }

    @Test
    void anEmptyMonoIsAnAnswerWithoutText() {
        assertThat(bot(ops, Mono.empty(), Flux.empty()).ask("?").blockOptional())
                .isEmpty();
        assertThat(calls).extracting(LlmCall::outcome).containsExactly(Outcome.COMPLETED);
    }

    @Test
    void answersAreRedacted() {
        Bot bot = bot(
                guarded(Enforcement.enforce()),
                Mono.just("the key is " + KEY + " ok"),
                Flux.just("the key is ", KEY.substring(0, 9), KEY.substring(9), " ok"));

        assertThat(bot.ask("?").block()).contains("[REDACTED:").doesNotContain(KEY);
        assertThat(String.join("", bot.stream("?").collectList().block()))
                .contains("[REDACTED:")
                .doesNotContain(KEY);
    }

    @Test
    void aBlockIsAnErrorSignal() {
        Bot bot = bot(guarded(Enforcement.enforce().blocking()), Mono.just("?"), Flux.just("?"));

        assertThatThrownBy(() -> bot.ask("my key is " + KEY).block()).isInstanceOf(CallBlockedException.class);
        assertThatThrownBy(() -> bot.stream("my key is " + KEY).blockLast()).isInstanceOf(CallBlockedException.class);
    }

    @Test
    void aBlockedAnswerIsAnErrorSignal() {
        Bot bot = bot(guarded(Enforcement.enforce().blocking()), Mono.just(KEY), Flux.just(KEY));

        assertThatThrownBy(() -> bot.ask("?").block()).isInstanceOf(CallBlockedException.class);
        assertThatThrownBy(() -> bot.stream("?").blockLast()).isInstanceOf(CallBlockedException.class);
        assertThat(calls).extracting(LlmCall::outcome).containsOnly(Outcome.BLOCKED);
    }

    @Test
    void anInstrumentedClientInsideIsAnAttempt() {
        var client = ops.instrument(SimpleClient.of(request -> LlmResponse.of("inside")));
        Bot bot = bot(
                ops,
                Mono.fromCallable(() -> client.chat(LlmRequest.of("m", "?")).text()),
                Flux.defer(() -> Flux.just(client.chat(LlmRequest.of("m", "?")).text())));

        assertThat(bot.ask("?").block()).isEqualTo("inside");
        assertThat(bot.stream("?").blockLast()).isEqualTo("inside");
        assertThat(calls).hasSize(2).extracting(LlmCall::attempts).containsOnly(1);
    }

    /** A client of no Reactor's own only knows of what is current on its thread. */
    @Test
    void anInstrumentedClientThatIsCalledAfterAHopOfThreadsIsCountedBeside() throws InterruptedException {
        Bot bot = hopping();

        assertThat(bot.ask("?").block()).isEqualTo("inside");
        assertThat(bot.stream("?").blockLast()).isEqualTo("inside");

        assertThat(ended(4)).extracting(LlmCall::attempts).containsOnly(1);
    }

    @Test
    void itIsAnAttemptIfReactorsSchedulersTakeTheContextAlong() throws InterruptedException {
        Schedulers.onScheduleHook("opentelemetry", task -> Context.current().wrap(task));
        try {
            Bot bot = hopping();
            assertThat(bot.ask("?").block()).isEqualTo("inside");
            assertThat(bot.stream("?").blockLast()).isEqualTo("inside");
        } finally {
            Schedulers.resetOnScheduleHook("opentelemetry");
        }

        assertThat(ended(2)).extracting(LlmCall::attempts).containsOnly(1);
        assertThat(calls).hasSize(2);
    }

    /** Hosts are served before calls end, on another thread where there was a hop. */
    private List<LlmCall> ended(int count) throws InterruptedException {
        assertThat(ends.tryAcquire(count, 10, TimeUnit.SECONDS)).isTrue();
        return calls;
    }

    private Bot hopping() {
        var client = ops.instrument(SimpleClient.of(request -> LlmResponse.of("inside")));
        Mono<String> asking = Mono.fromCallable(
                        () -> client.chat(LlmRequest.of("m", "?")).text())
                .subscribeOn(Schedulers.boundedElastic());
        return bot(ops, asking, asking.flux());
    }
}
