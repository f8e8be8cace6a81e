package io.llmops.instrument;

import io.llmops.Race;
import io.llmops.call.Channel;
import io.llmops.call.Choice;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.llmops.call.Part;
import io.llmops.client.StreamHandle;
import io.llmops.instrument.HoppingProvider.Chunk;
import io.llmops.record.RacedCalls;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Streams whose channels interleave over hops between threads, and that are cut or cancelled at any moment. */
class StreamRaceTest {

    private static final LlmRequest REQUEST = LlmRequest.of("gpt-4o", "hi");
    private static final Channel TEXT = Channel.text(0);
    private static final Channel REASONING = Channel.reasoning(0);
    private static final Channel TOOL = Channel.toolCall(0, 0);
    private static final List<Channel> CHANNELS = List.of(TEXT, REASONING, TOOL);
    private static final List<String> WORDS = List.of("", "wo", "rd ", "a ver", "y long word ");
    private static final int HOPS = 12;
    private static final int LONGEST_HESITATION = 200;

    private final SplittableRandom random = new SplittableRandom(7);
    private final RacedCalls calls = RacedCalls.guarded();

    @Test
    void showsEachChannelInOrderOverHopsBetweenThreads() {
        Race.run(2_000, () -> {
            Stream stream = new Stream(script(Integer.MAX_VALUE));
            return new Race.Round(List.of(() -> stream.feed(0), () -> stream.feed(1)), () -> {
                stream.judge(EnumSet.of(Outcome.COMPLETED));
                require(stream.page.response != null, "the host hears of the end");
                require(CHANNELS.stream().allMatch(stream::isShownWhole), "all is shown");
            });
        });
    }

    @Test
    void showsNothingAfterACutOverHopsBetweenThreads() {
        Race.run(2_000, () -> {
            Stream stream = new Stream(script(random.nextInt(HOPS)));
            if (random.nextBoolean()) {
                stream.provider.deaf();
            }
            return new Race.Round(List.of(() -> stream.feed(0), () -> stream.feed(1)), () -> {
                stream.judge(EnumSet.of(Outcome.BLOCKED));
                require(stream.page.isCut() && stream.provider.stopped(), "the stream is cut at both ends");
            });
        });
    }

    @Test
    void countsAStreamThatTheHostStopsAsCancelledWhateverTheProviderSaysToIt() {
        Race.run(4_000, () -> stoppedByTheHost(1));
    }

    @Test
    void countsAStreamThatTheHostStopsBetweenHopsAsCancelled() {
        Race.run(2_000, () -> stoppedByTheHost(2));
    }

    private Race.Round stoppedByTheHost(int threads) {
        Stream stream = new Stream(script(random.nextInt(2 * HOPS)));
        int patience = random.nextInt(HOPS + 1);
        List<Runnable> steps = new ArrayList<>();
        steps.add(() -> stream.stopAfter(patience));
        for (int thread = 0; thread < threads; thread++) {
            int feeder = thread;
            steps.add(() -> stream.provider.deliver(feeder, threads));
        }
        return new Race.Round(steps, () -> {
            stream.judge(EnumSet.of(Outcome.COMPLETED, Outcome.BLOCKED, Outcome.CANCELLED));
            require(stream.provider.stopped(), "the provider is stopped");
        });
    }

    @Test
    void stopsTheProviderThoughItsHandleComesLate() {
        Race.run(10_000, () -> {
            HoppingProvider provider =
                    new HoppingProvider(List.of(), LlmResponse.of("")).hesitating(random.nextInt(LONGEST_HESITATION));
            HostPage page = new HostPage();
            InstrumentedClient client = new InstrumentedClient(provider, calls.recorder());
            boolean cuts = random.nextBoolean();
            Runnable stop = cuts
                    ? () -> provider.handler().onChunk(TEXT, "BOOM ")
                    : () -> ((StreamHandle) provider.handler()).cancel();
            return new Race.Round(List.of(() -> client.chatStreaming(REQUEST, page), stop), () -> {
                require(provider.stopped(), "the provider is stopped");
                require(page.isCut() == cuts, "the host is told");
                require(
                        calls.heard().onlyEnd().outcome() == (cuts ? Outcome.BLOCKED : Outcome.CANCELLED),
                        "it ends so");
                require(calls.watched() == 0, "nothing is left");
            });
        });
    }

    /** Words for three channels in turn, in chunks that end within words; the one at {@code boom} is forbidden. */
    private List<Chunk> script(int boom) {
        List<Chunk> script = new ArrayList<>();
        for (int i = 0; i < HOPS; i++) {
            Channel channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
            script.add(new Chunk(channel, i == boom ? "BOOM " : WORDS.get(random.nextInt(WORDS.size()))));
        }
        return script;
    }

    /** A stream that the host has begun, and what must hold of it whatever happened. */
    private final class Stream {
        final List<Chunk> script;
        final HoppingProvider provider;
        final HostPage page = new HostPage();
        final StreamHandle handle;

        Stream(List<Chunk> script) {
            this.script = script;
            this.provider = new HoppingProvider(script, whole(script)).hesitating(random.nextInt(LONGEST_HESITATION));
            this.handle = new InstrumentedClient(provider, calls.recorder()).chatStreaming(REQUEST, page);
        }

        void feed(int thread) {
            provider.deliver(thread, 2);
        }

        void stopAfter(int chunks) {
            provider.awaitTurn(chunks);
            handle.cancel();
        }

        String sent(Channel channel) {
            return text(script, channel).toUpperCase(Locale.ROOT);
        }

        boolean isShownWhole(Channel channel) {
            return page.shown(channel).equals(sent(channel));
        }

        void judge(Set<Outcome> possible) {
            LlmCall call = calls.heard().onlyEnd();
            require(possible.contains(call.outcome()), "it ends as one of " + possible + ": " + call);
            require(calls.watched() == 0, "nothing is left");
            require(call.timing().chunks() <= script.size(), "no chunk is counted twice");
            for (Channel channel : CHANNELS) {
                String shown = page.shown(channel);
                require(sent(channel).startsWith(shown), "what is shown was sent: " + shown);
                require(!shown.contains("BOOM"), "nothing forbidden is shown: " + shown);
                require(
                        page.response == null || text(page.response, channel).equals(shown),
                        "the whole answer is what was shown");
            }
        }
    }

    private static LlmResponse whole(List<Chunk> script) {
        List<Part> parts = List.of(
                new Part.Text(text(script, TEXT)),
                new Part.Reasoning(text(script, REASONING)),
                new Part.ToolCall("c1", "find", text(script, TOOL)));
        return LlmResponse.builder()
                .choice(new Choice(0, parts, Optional.of("stop")))
                .build();
    }

    private static String text(List<Chunk> script, Channel channel) {
        StringBuilder text = new StringBuilder();
        script.stream().filter(chunk -> chunk.channel().equals(channel)).forEach(chunk -> text.append(chunk.delta()));
        return text.toString();
    }

    private static String text(LlmResponse response, Channel channel) {
        List<Part> parts = response.choices().get(0).parts();
        return switch (channel.kind()) {
            case TEXT -> ((Part.Text) parts.get(0)).text();
            case REASONING -> ((Part.Reasoning) parts.get(1)).text();
            case TOOL_CALL -> ((Part.ToolCall) parts.get(2)).arguments();
        };
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("It does not hold that " + what);
        }
    }
}
