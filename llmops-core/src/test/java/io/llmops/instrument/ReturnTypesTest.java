package io.llmops.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.RecordedCalls;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.llmops.call.Usage;
import io.llmops.client.LlmClient;
import io.llmops.client.SimpleClient;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Without a guardrail that enforces, the host gets the bean's own, and the call ends when the answer does. */
class ReturnTypesTest {

    private final RecordedCalls calls = new RecordedCalls();
    private final LlmOps ops =
            LlmOps.builder().listener(calls).evaluators(List.of()).build();

    interface Futures {
        @InstrumentedLlm
        CompletableFuture<String> future(String question);

        @InstrumentedLlm
        CompletionStage<String> stage(String question);
    }

    private record FixedFutures(CompletableFuture<String> own, CompletionStage<String> other) implements Futures {
        @Override
        public CompletableFuture<String> future(String question) {
            return own;
        }

        @Override
        public CompletionStage<String> stage(String question) {
            return other;
        }
    }

    @Test
    void aFutureIsTheBeansOwn() {
        CompletableFuture<String> own = new CompletableFuture<>();
        CompletionStage<String> minimal = own.minimalCompletionStage();
        Futures futures = ops.instrument(Futures.class, new FixedFutures(own, minimal));

        assertThat(futures.future("?")).isSameAs(own);
        assertThat(futures.stage("?") == minimal).isTrue();
        assertThat(calls.ended).isEmpty();
        own.complete("done");

        assertThat(calls.ended).hasSize(2).allMatch(call -> call.outcome() == Outcome.COMPLETED);
        assertThat(calls.ended.get(0).response().orElseThrow().text()).isEqualTo("done");
    }

    @Test
    void aFutureFailsOrIsCancelled() {
        CompletableFuture<String> failing = new CompletableFuture<>();
        CompletableFuture<String> cancelled = new CompletableFuture<>();
        var first =
                ops.instrument(Futures.class, new FixedFutures(failing, null)).future("?");
        var second =
                ops.instrument(Futures.class, new FixedFutures(cancelled, null)).future("?");
        failing.completeExceptionally(new IllegalStateException("no"));
        cancelled.cancel(true);

        assertThat(first).isCompletedExceptionally();
        assertThat(second).isCancelled();
        assertThat(calls.ended).extracting(LlmCall::outcome).containsExactly(Outcome.FAILED, Outcome.CANCELLED);
        assertThat(ops.instrument(Futures.class, new FixedFutures(null, null)).stage("?"))
                .isNull();
        assertThat(calls.ended.get(2).errorType()).contains("java.lang.NullPointerException");
    }

    interface Streams {
        @InstrumentedLlm
        Stream<Answer> stream(String question);
    }

    private Streams streams(Stream<Answer> answer) {
        return ops.instrument(Streams.class, question -> answer, Answer.READ);
    }

    @Test
    void aStreamHandsOnTheVeryElementsLazily() {
        AtomicInteger made = new AtomicInteger();
        List<Answer> answers = List.of(Answer.piece("On "), Answer.piece("its "), Answer.of("way."));
        Stream<Answer> stream = streams(answers.stream().peek(it -> made.incrementAndGet())).stream("?");
        Stream<Answer> shown = stream.peek(it -> assertThat(it).isSameAs(answers.get(made.get() - 1)));

        assertThat(made).hasValue(0);
        assertThat(shown.toList()).isEqualTo(answers);

        LlmCall call = calls.only();
        assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(call.request().streaming()).isTrue();
        assertThat(call.timing().chunks()).isEqualTo(3);
        assertThat(call.response().orElseThrow().text()).isEqualTo("On its way.");
        assertThat(call.response().orElseThrow().usage()).contains(Usage.of(10, 2));
        assertThat(call.response().orElseThrow().model()).contains("gpt-4o-2024");
    }

    @Test
    void aStreamKeepsItsFlagAndItsCloseHandlers() {
        AtomicBoolean closed = new AtomicBoolean();
        Stream<Answer> source = IntStream.range(0, 1000)
                .mapToObj(i -> Answer.piece("x"))
                .parallel()
                .onClose(() -> closed.set(true));

        try (Stream<Answer> stream = streams(source).stream("?")) {
            assertThat(stream.isParallel()).isTrue();
            assertThat(stream.map(Answer::text).distinct().toList()).containsExactly("x");
        }

        assertThat(closed).isTrue();
        assertThat(calls.only().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(calls.only().timing().chunks()).isEqualTo(1000);
        assertThat(calls.only().response().orElseThrow().text()).hasSize(1000);
    }

    @Test
    void whatAParallelStreamFetchesToSplitItselfIsPartOfTheCall() {
        LlmClient inner = ops.instrument(SimpleClient.of(request -> LlmResponse.of("x")));
        Iterator<Answer> fetching = IntStream.range(0, 100)
                .mapToObj(i -> Answer.piece(inner.chat(LlmRequest.of("m", "?")).text()))
                .iterator();
        Stream<Answer> parallel = StreamSupport.stream(Spliterators.spliteratorUnknownSize(fetching, 0), true);

        assertThat(streams(parallel).stream("?").toList()).hasSize(100);

        assertThat(calls.only().attempts()).isEqualTo(100);
    }

    @Test
    void aStreamThatIsClosedEarlyIsGivenUp() {
        try (Stream<Answer> stream = streams(Stream.generate(() -> Answer.piece("x"))).stream("?")) {
            assertThat(stream.findFirst()).isPresent();
        }

        assertThat(calls.only().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(calls.only().timing().chunks()).isEqualTo(1);
    }

    @Test
    void theBeansFailureInAStreamIsTheCallsAndTheHostsIsNot() {
        IllegalStateException failure = new IllegalStateException("reset");
        Stream<Answer> broken = Stream.of(1, 2).map(i -> {
            if (i == 2) {
                throw failure;
            }
            return Answer.piece("x");
        });

        assertThatThrownBy(() -> streams(broken).stream("?").toList()).isSameAs(failure);
        assertThatThrownBy(
                        () -> streams(Stream.of(Answer.piece("x"))).stream("?").forEach(it -> {
                            throw new IllegalArgumentException("the host's");
                        }))
                .hasMessage("the host's");
        assertThat(calls.ended).extracting(LlmCall::outcome).containsExactly(Outcome.FAILED, Outcome.CANCELLED);
        assertThat(calls.ended.get(0).error()).containsSame(failure);
    }

    interface Pulls {
        @InstrumentedLlm
        Iterator<String> iterator(String question);

        @InstrumentedLlm
        Iterable<String> iterable(String question);
    }

    private static class FixedPulls implements Pulls {
        private final List<String> words = new ArrayList<>(List.of("On ", "its ", "way."));

        @Override
        public Iterator<String> iterator(String question) {
            return words.iterator();
        }

        @Override
        public Iterable<String> iterable(String question) {
            return words;
        }
    }

    private final FixedPulls bean = new FixedPulls();
    private final Pulls pulls = ops.instrument(Pulls.class, bean);

    @Test
    void anIteratorEndsTheCallWhenItIsExhausted() {
        Iterator<String> iterator = pulls.iterator("?");
        assertThat(iterator.next()).isSameAs(bean.words.get(0));
        iterator.remove();
        assertThat(bean.words).hasSize(2);
        iterator.next();
        iterator.next();
        assertThat(calls.ended).isEmpty();
        assertThat(iterator.hasNext()).isFalse();
        assertThat(iterator.hasNext()).isFalse();

        assertThat(calls.only().response().orElseThrow().text()).isEqualTo("On its way.");
        assertThat(calls.only().timing().chunks()).isEqualTo(3);
    }

    interface Lines {
        @InstrumentedLlm
        Iterator<String> lines(String question);
    }

    /** What the bean throws may look like the end that a host comes upon, who does not ask first. */
    @Test
    void anElementThatTheBeanPromisedAndCannotGiveIsAFailure() {
        Iterator<String> broken =
                Stream.of("x").map(x -> Optional.<String>empty().orElseThrow()).iterator();
        Iterator<String> lines = ops.instrument(Lines.class, question -> new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return true;
                    }

                    @Override
                    public String next() {
                        return broken.next();
                    }
                })
                .lines("?");

        assertThat(lines.hasNext()).isTrue();
        assertThatThrownBy(lines::next).isInstanceOf(NoSuchElementException.class);

        assertThat(calls.only().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void anIteratorThatRunsOutUnaskedEndsTheCall() {
        Iterator<String> lines =
                ops.instrument(Lines.class, question -> List.of("x").iterator()).lines("?");
        lines.next();
        assertThatThrownBy(lines::next).isInstanceOf(NoSuchElementException.class);

        assertThat(calls.only().outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void anIteratorThatIsClosedIsGivenUp() throws Exception {
        Iterator<String> iterator = pulls.iterator("?");
        iterator.next();
        ((AutoCloseable) iterator).close();

        assertThat(calls.only().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void theFirstIterationOfAnIterableIsTheCall() {
        Iterable<String> iterable = pulls.iterable("?");
        assertThat(calls.ended).isEmpty();

        assertThat(iterable).containsExactly("On ", "its ", "way.");
        assertThat(iterable).containsExactly("On ", "its ", "way.");

        assertThat(calls.starts).hasSize(1);
        assertThat(calls.only().outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void callsThatTheHostMakesBetweenElementsAreItsOwnAndThoseOfTheBeanAreNot() {
        Pulls agent = ops.instrument(Pulls.class, new FixedPulls() {
            @Override
            public Iterator<String> iterator(String question) {
                Iterator<String> inner = pulls.iterator(question);
                return List.of(inner.next(), inner.next()).iterator();
            }
        });
        agent.iterator("?").forEachRemaining(word -> pulls.iterable("?").forEach(each -> {}));

        assertThat(calls.ended).hasSize(3).allMatch(call -> call.attempts() == 1);
    }
}
