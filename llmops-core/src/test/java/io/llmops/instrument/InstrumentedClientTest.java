package io.llmops.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.ManualTime;
import io.llmops.RecordedCalls;
import io.llmops.ScriptedClient;
import io.llmops.StreamLog;
import io.llmops.call.CallLabels;
import io.llmops.call.CallTarget;
import io.llmops.call.Channel;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmException;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.llmops.client.LlmClient;
import io.llmops.client.SimpleClient;
import io.llmops.client.StreamHandle;
import io.llmops.record.CallObserver;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InstrumentedClientTest {

    private final ManualTime time = new ManualTime();
    private final RecordedCalls calls = new RecordedCalls();
    private final ScriptedClient provider = new ScriptedClient();
    private final LlmOps ops = LlmOps.builder()
            .timeSource(time)
            .listener(calls)
            .evaluators(List.of())
            .build();
    private final LlmClient client = ops.instrument(provider, CallTarget.of("openai", "api.example.com", 443));
    private final LlmRequest request = LlmRequest.of("gpt-4o", "Where is my parcel?");

    @Test
    void reportsACallThatSucceeds() {
        LlmResponse response = LlmResponse.of("On its way.");
        provider.answer = asked -> {
            time.advance(Duration.ofMillis(1500));
            return response;
        };

        assertThat(client.chat(request)).isSameAs(response);

        LlmCall call = calls.only();
        assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(call.request()).isSameAs(request);
        assertThat(call.response()).containsSame(response);
        assertThat(call.timing().durationNanos()).isEqualTo(1_500_000_000L);
        assertThat(call.attempts()).isEqualTo(1);
        assertThat(call.errorType()).isEmpty();
        assertThat(call.start().startedAt()).isEqualTo(ManualTime.START);
        assertThat(provider.requests.get(0)).isSameAs(request);
    }

    @Test
    void whatListenersTakeIsNotTheProvidersTime() {
        LlmClient slowlyWatched = LlmOps.builder()
                .timeSource(time)
                .listener(start -> {
                    time.advance(Duration.ofMillis(700));
                    return CallObserver.NONE;
                })
                .listener(calls)
                .evaluators(List.of())
                .build()
                .instrument(provider);
        provider.answer = asked -> {
            time.advance(Duration.ofMillis(300));
            return LlmResponse.of("On its way.");
        };

        slowlyWatched.chat(request);

        assertThat(calls.only().timing().durationNanos()).isEqualTo(300_000_000L);
    }

    @Test
    void reportsTheProvidersCodeOfACallThatFails() {
        LlmException failure = new LlmException("rate_limit_exceeded", 429, "slow down", Optional.empty());
        provider.answer = asked -> {
            throw failure;
        };

        assertThatThrownBy(() -> client.chat(request)).isSameAs(failure);

        assertThat(calls.only().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(calls.only().errorType()).contains("rate_limit_exceeded");
        assertThat(calls.only().error()).containsSame(failure);
    }

    @Test
    void takesTheClassNameWhereThereIsNoUsableCode() {
        provider.answer = asked -> {
            throw new LlmException("a message, not a code: user 42", 500, "x", Optional.empty());
        };

        assertThatThrownBy(() -> client.chat(request)).isInstanceOf(LlmException.class);

        assertThat(calls.only().errorType()).contains(LlmException.class.getName());
    }

    @Test
    void boundsTheNumberOfErrorTypes() {
        for (int i = 0; i < 300; i++) {
            int code = i;
            provider.answer = asked -> {
                throw new LlmException("code_" + code, 500, "x", Optional.empty());
            };
            assertThatThrownBy(() -> client.chat(request)).isInstanceOf(LlmException.class);
        }

        assertThat(calls.ended.stream()
                        .map(call -> call.errorType().orElseThrow())
                        .distinct())
                .hasSize(201);
        assertThat(calls.ended.get(299).errorType()).contains("_OTHER");
    }

    @Test
    void handsOnTheProvidersOwnFuture() {
        CompletableFuture<LlmResponse> future = client.chatAsync(request);

        assertThat(future).isSameAs(provider.futures.get(0));
        assertThat(calls.ended).isEmpty();
        future.complete(LlmResponse.of("done"));
        assertThat(calls.only().outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void reportsACancelledFutureAsCancelled() {
        assertThat(client.chatAsync(request).cancel(true)).isTrue();

        assertThat(calls.only().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(calls.only().errorType()).contains("cancelled");
    }

    @Test
    void measuresFirstChunkAndGapsOfAStream() {
        StreamLog host = new StreamLog();
        client.chatStreaming(request, host);
        time.advance(Duration.ofMillis(400));
        provider.streams.get(0).onChunk(Channel.text(0), "On ");
        time.advance(Duration.ofMillis(30));
        provider.streams.get(0).onChunk(Channel.text(0), "its ");
        time.advance(Duration.ofMillis(50));
        provider.streams.get(0).onChunk(Channel.text(0), "way.");
        provider.streams.get(0).onComplete(LlmResponse.of("On its way."));

        assertThat(host.text()).isEqualTo("On its way.");
        LlmCall call = calls.only();
        assertThat(call.timing().timeToFirstChunkNanos()).hasValue(400_000_000L);
        assertThat(call.timing().chunks()).isEqualTo(3);
        assertThat(call.timing().durationNanos()).isEqualTo(480_000_000L);
        assertThat(calls.gaps).containsExactly(30_000_000L, 50_000_000L);
    }

    @Test
    void endsAStreamOnceWhateverComesAfterTheCancel() {
        StreamLog host = new StreamLog();
        StreamHandle handle = client.chatStreaming(request, host);
        provider.streams.get(0).onChunk(Channel.text(0), "On ");
        handle.cancel();
        handle.cancel();
        provider.streams.get(0).onError(new IllegalStateException("closed"));

        assertThat(provider.cancelled).hasValue(2);
        assertThat(calls.only().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(host.error).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tellsABrokenStreamFromACancelledOne() {
        client.chatStreaming(request, new StreamLog());
        provider.streams.get(0).onChunk(Channel.text(0), "On ");
        provider.streams.get(0).onError(new java.io.UncheckedIOException(new java.io.IOException("reset")));

        assertThat(calls.only().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(calls.only().errorType()).contains("java.io.UncheckedIOException");
        assertThat(calls.only().timing().chunks()).isEqualTo(1);
    }

    @Test
    void countsAClientThatIsWrappedTwiceOnce() {
        LlmClient twice = ops.instrument(client);

        twice.chat(request);
        CompletableFuture<LlmResponse> future = twice.chatAsync(request);
        future.complete(LlmResponse.of("done"));
        assertThat(calls.ended).hasSize(2);
    }

    @Test
    void clientsOneInsideTheOtherSeeTheSameAttempt() {
        LlmClient middle = ops.instrument(client);
        LlmClient outer = ops.instrument(middle);

        outer.chat(request);
        assertThat(calls.only().attempts()).isEqualTo(1);

        ops.instrument(SimpleClient.of(asked -> {
                    outer.chat(asked);
                    return outer.chat(asked);
                }))
                .chat(request);
        assertThat(calls.ended.get(1).attempts()).isEqualTo(2);
    }

    @Test
    void countsRetriesOfAnInnerClientAsAttempts() {
        LlmClient retrying = ops.instrument(SimpleClient.of(asked -> {
            for (int i = 0; i < 2; i++) {
                try {
                    client.chat(asked);
                } catch (IllegalStateException e) {
                    // the next attempt
                }
            }
            return client.chat(asked);
        }));

        retrying.chat(request);

        assertThat(calls.only().attempts()).isEqualTo(3);
    }

    @Test
    void countsCallsThatTheHostMakesInsideACallback() {
        LlmClient agent = ops.instrument(SimpleClient.of(asked -> LlmResponse.of("use a tool")));
        agent.chatStreaming(request, new StreamLog() {
            @Override
            public void onChunk(Channel channel, String delta) {
                client.chat(request);
            }
        });

        assertThat(calls.ended).hasSize(2).allMatch(call -> call.attempts() == 1);
    }

    @Test
    void countsCallsThatTheHostMakesWhenAFutureIsDone() {
        CompletableFuture<LlmResponse> first = client.chatAsync(request);
        Context inside = Context.current();
        CompletableFuture<LlmResponse> second = first.thenApply(response -> client.chat(request));
        try (Scope asTheProvider = inside.makeCurrent()) {
            assertThat(asTheProvider).isNotNull();
            provider.futures.get(0).complete(LlmResponse.of("first"));
        }

        assertThat(second).isCompleted();
        assertThat(calls.ended).hasSize(2).allMatch(call -> call.attempts() == 1);
    }

    @Test
    void survivesARequestThatIsNull() {
        provider.answer = asked -> LlmResponse.of("whatever");

        assertThat(client.chat(null).text()).isEqualTo("whatever");
        assertThat(provider.requests).containsExactly((LlmRequest) null);
        assertThat(calls.ended).hasSize(1);
    }

    @Test
    void addsLabelsThatAreSetFurtherIn() {
        try (Scope outer = CallLabels.none().customer("acme").makeCurrent();
                Scope inner = CallLabels.none().feature("search").makeCurrent()) {
            assertThat(outer).isNotNull();
            assertThat(inner).isNotNull();
            client.chat(request);
        }

        assertThat(calls.only().labels())
                .isEqualTo(CallLabels.none().customer("acme").feature("search"));
    }

    @Test
    void findsLabelsThatWereSetFarUpTheStack() {
        try (Scope scope = CallLabels.none().customer("acme").feature("search").makeCurrent()) {
            assertThat(scope).isNotNull();
            client.chat(request);
        }

        assertThat(calls.only().labels().customer()).contains("acme");
        assertThat(calls.only().labels().feature()).contains("search");
        assertThat(calls.only().labels()).asString().doesNotContain("acme");
    }

    @Test
    void guessesTheProviderFromTheModelWhereTheClientDoesNotSay() {
        ops.instrument(provider).chat(LlmRequest.of("claude-3-5-haiku-20241022", "Hi"));

        assertThat(calls.only().target().provider()).isEqualTo("anthropic");
    }
}
