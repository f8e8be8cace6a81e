package io.llmops.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.ManualTime;
import io.llmops.RecordedCalls;
import io.llmops.ScriptedClient;
import io.llmops.StreamLog;
import io.llmops.UpperCaseScreen;
import io.llmops.call.CallBlockedException;
import io.llmops.call.Channel;
import io.llmops.call.Choice;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.llmops.call.Part;
import io.llmops.client.LlmClient;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class GuardedStreamTest {

    private static final Channel TEXT = Channel.text(0);

    private CompletableFuture<LlmResponse> served = new CompletableFuture<>();
    private final RecordedCalls calls = new RecordedCalls();
    private final ScriptedClient provider = new ScriptedClient();
    private final LlmClient client = LlmOps.builder()
            .timeSource(new ManualTime())
            .listener(calls)
            .guard((start, decided) -> new UpperCaseScreen())
            .evaluators(List.of())
            .build()
            .instrument(provider);

    @Test
    void handsOnAnEditedRequestWithEverythingElseIdentical() {
        LlmRequest request = LlmRequest.builder("gpt-4o")
                .system("Be brief.")
                .user("lower this")
                .extra("logit_bias", Map.of("50256", -100))
                .build();

        client.chat(request);

        LlmRequest sent = provider.requests.get(0);
        assertThat(sent.passages().get(1).text()).isEqualTo("LOWER THIS");
        assertThat(sent.messages().get(0)).isSameAs(request.messages().get(0));
        assertThat(sent.options()).isSameAs(request.options());
        assertThat(sent.extra()).isEqualTo(request.extra());
    }

    @Test
    void holdsBackAndShowsTheRestAtTheEnd() {
        StreamLog host = new StreamLog();
        client.chatStreaming(LlmRequest.of("gpt-4o", "hi"), host);
        provider.streams.get(0).onChunk(TEXT, "one tw");
        provider.streams.get(0).onChunk(TEXT, "o three");
        provider.streams.get(0).onComplete(LlmResponse.of("one two three"));

        assertThat(host.chunks).containsExactly("ONE ", "TWO ", "THREE");
        assertThat(host.response).isNotNull();
        assertThat(host.response.text()).isEqualTo("ONE TWO THREE");
    }

    @Test
    void putsTheTextOfAChangedChannelIntoItsFirstPart() {
        StreamLog host = new StreamLog();
        client.chatStreaming(LlmRequest.of("gpt-4o", "hi"), host);
        provider.streams.get(0).onChunk(TEXT, "one two");
        Choice choice = new Choice(0, List.of(new Part.Text("one "), new Part.Text("two")), Optional.of("stop"));
        provider.streams.get(0).onComplete(LlmResponse.builder().choice(choice).build());

        assertThat(host.response.choices().get(0).parts()).containsExactly(new Part.Text("ONE TWO"), new Part.Text(""));
    }

    @Test
    void editsWhatTheStreamNeverCarried() {
        StreamLog host = new StreamLog();
        client.chatStreaming(LlmRequest.of("gpt-4o", "hi"), host);
        provider.streams.get(0).onChunk(TEXT, "one");
        Choice choice = new Choice(
                0, List.of(new Part.Text("one"), new Part.ToolCall("c1", "find", "two")), Optional.of("tool_calls"));
        provider.streams.get(0).onComplete(LlmResponse.builder().choice(choice).build());

        assertThat(host.response.choices().get(0).parts())
                .containsExactly(new Part.Text("ONE"), new Part.ToolCall("c1", "find", "TWO"));
    }

    @Test
    void screensWhatStillComesAfterTheHostGaveUp() {
        StreamLog host = new StreamLog();
        client.chatStreaming(LlmRequest.of("gpt-4o", "hi"), host).cancel();
        provider.streams.get(0).onChunk(TEXT, "late ");
        provider.streams.get(0).onComplete(LlmResponse.of("late "));

        assertThat(host.text()).isEqualTo("LATE ");
        assertThat(host.response.text()).isEqualTo("LATE ");
        assertThat(calls.only().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void tellsAHostThatGaveUpOfNoCut() {
        StreamLog host = new StreamLog();
        client.chatStreaming(LlmRequest.of("gpt-4o", "hi"), host).cancel();
        provider.streams.get(0).onChunk(TEXT, "BOOM ");
        provider.streams.get(0).onChunk(TEXT, "more ");

        assertThat(host.text()).isEmpty();
        assertThat(host.error).isNull();
        assertThat(calls.only().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void tellsTheHostOfABreakEvenIfItChokesOnTheRest() {
        StreamLog host = new StreamLog() {
            @Override
            public void onChunk(Channel channel, String delta) {
                throw new IllegalArgumentException("the page is gone");
            }
        };
        client.chatStreaming(LlmRequest.of("gpt-4o", "hi"), host);
        provider.streams.get(0).onChunk(TEXT, "one");

        assertThatThrownBy(() -> provider.streams.get(0).onError(new IllegalStateException("reset")))
                .hasMessage("the page is gone");
        assertThat(host.error).isInstanceOf(IllegalStateException.class);
        assertThat(calls.only().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void servesTheHostBeforeTheListeners() {
        LlmClient slowlyWatched = LlmOps.builder()
                .listener(start -> new CallObserver() {
                    @Override
                    public void onEnd(LlmCall call, Context context) {
                        assertThat(served)
                                .as("served when the listeners hear of it")
                                .isDone();
                        calls.ended.add(call);
                    }
                })
                .guard((start, decided) -> new UpperCaseScreen())
                .evaluators(List.of())
                .build()
                .instrument(provider);
        served = slowlyWatched.chatAsync(LlmRequest.of("gpt-4o", "hi"));
        provider.futures.get(0).complete(LlmResponse.of("quiet"));

        assertThat(served.join().text()).isEqualTo("QUIET");
        assertThat(calls.ended).hasSize(1);
    }

    @Test
    void passesWhatABrokenScreenHeldBack() {
        LlmClient broken = LlmOps.builder()
                .listener(calls)
                .guard((start, decided) -> new HoldsThenBreaks())
                .evaluators(List.of())
                .build()
                .instrument(provider);
        StreamLog host = new StreamLog();
        broken.chatStreaming(LlmRequest.of("gpt-4o", "hi"), host);
        provider.streams.get(0).onChunk(TEXT, "one ");
        provider.streams.get(0).onChunk(TEXT, "two ");
        provider.streams.get(0).onChunk(TEXT, "three");
        provider.streams.get(0).onComplete(LlmResponse.of("one two three"));

        assertThat(host.text()).isEqualTo("one two three");
        assertThat(host.response.text()).isEqualTo("one two three");
    }

    @Test
    void cutsAStreamCancelsTheProviderAndTellsTheHostOnce() {
        StreamLog host = new StreamLog();
        client.chatStreaming(LlmRequest.of("gpt-4o", "hi"), host);
        provider.streams.get(0).onChunk(TEXT, "fine ");
        provider.streams.get(0).onChunk(TEXT, "BOOM ");
        provider.streams.get(0).onChunk(TEXT, "more ");
        provider.streams.get(0).onComplete(LlmResponse.of("fine BOOM more "));

        assertThat(host.text()).isEqualTo("FINE ");
        assertThat(host.error).isInstanceOf(CallBlockedException.class).hasMessageNotContainingAny("BOOM");
        assertThat(host.response).isNull();
        assertThat(provider.cancelled).hasValue(1);
        assertThat(calls.only().outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(calls.only().errorType()).contains("blocked");
        assertThat(calls.only().reachedProvider()).isTrue();
    }

    @Test
    void showsWhatWasHeldBackWhenTheStreamBreaks() {
        StreamLog host = new StreamLog();
        client.chatStreaming(LlmRequest.of("gpt-4o", "hi"), host);
        provider.streams.get(0).onChunk(TEXT, "one tw");
        provider.streams.get(0).onError(new IllegalStateException("reset"));

        assertThat(host.text()).isEqualTo("ONE TW");
        assertThat(host.error).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void cancellingTheGuardedFutureCancelsTheProviders() {
        CompletableFuture<LlmResponse> future = client.chatAsync(LlmRequest.of("gpt-4o", "hi"));

        future.cancel(true);

        assertThat(provider.futures.get(0)).isCancelled();
        assertThat(calls.only().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void editsTheAnswerOfAFutureAndASyncCall() {
        CompletableFuture<LlmResponse> future = client.chatAsync(LlmRequest.of("gpt-4o", "hi"));
        provider.futures.get(0).complete(LlmResponse.of("quiet"));

        assertThat(future.join().text()).isEqualTo("QUIET");
        assertThat(client.chat(LlmRequest.of("gpt-4o", "hi")).text()).isEqualTo("OK");
    }

    @Test
    void blocksTheInputBeforeTheProviderIsAsked() {
        assertThatThrownBy(() -> client.chat(LlmRequest.of("gpt-4o", "BOOM"))).isInstanceOf(CallBlockedException.class);

        assertThat(provider.requests).isEmpty();
        assertThat(calls.only().outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(calls.only().reachedProvider()).isFalse();
    }

    /** Holds back a chunk, then fails. */
    private static final class HoldsThenBreaks implements CallScreen {
        @Override
        public boolean enforcesOutput() {
            return true;
        }

        @Override
        public ChannelScreen channel(Channel channel) {
            return new ChannelScreen() {
                private boolean holding;

                @Override
                public String accept(String delta) {
                    if (holding) {
                        throw new IllegalStateException("broken");
                    }
                    holding = true;
                    return "";
                }

                @Override
                public String drain() {
                    throw new IllegalStateException("broken");
                }
            };
        }
    }
}
