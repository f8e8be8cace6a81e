package io.llmops.instrument;

import io.llmops.Race;
import io.llmops.ScriptedClient;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.llmops.record.RacedCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever completes or cancels a future at the same time: the host is served once, first, and as the record says. */
class FutureRaceTest {

    private static final int ROUNDS = 2_000;

    private static final LlmRequest REQUEST = LlmRequest.of("gpt-4o", "hi");
    private static final LlmResponse ANSWER = LlmResponse.of("DONE");

    /** What may happen to a call on a thread of its own. */
    private enum Event {
        PROVIDER_ANSWERS,
        PROVIDER_FAILS,
        PROVIDER_CANCELS,
        HOST_CANCELS,
        NOBODY_WAITS;

        void happen(RacedCalls calls, CompletableFuture<LlmResponse> provider, CompletableFuture<LlmResponse> promise) {
            switch (this) {
                case PROVIDER_ANSWERS -> provider.complete(ANSWER);
                case PROVIDER_FAILS -> provider.completeExceptionally(new IllegalStateException("broken"));
                case PROVIDER_CANCELS -> provider.cancel(true);
                case HOST_CANCELS -> promise.cancel(true);
                case NOBODY_WAITS -> calls.abandonAll();
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> servesTheHostOnceWhateverHappensToAFutureOfOurs() {
        return races(RacedCalls.guarded());
    }

    @TestFactory
    Stream<DynamicTest> servesTheHostOnceWhateverHappensToTheProvidersFuture() {
        return races(RacedCalls.unguarded());
    }

    private static Stream<DynamicTest> races(RacedCalls calls) {
        return Stream.of(Event.values())
                .flatMap(one -> Stream.of(Event.values())
                        .filter(two -> one.compareTo(two) <= 0)
                        .map(two -> List.of(one, two, Event.HOST_CANCELS)))
                .map(events ->
                        DynamicTest.dynamicTest(events.toString(), () -> Race.run(ROUNDS, () -> round(calls, events))));
    }

    private static Race.Round round(RacedCalls calls, List<Event> events) {
        ScriptedClient delegate = new ScriptedClient();
        CompletableFuture<LlmResponse> promise = new InstrumentedClient(delegate, calls.recorder()).chatAsync(REQUEST);
        CompletableFuture<LlmResponse> provider = delegate.futures.get(0);
        calls.heard().served(promise::isDone);
        AtomicInteger served = new AtomicInteger();
        var unused = promise.whenComplete((response, error) -> served.incrementAndGet());
        List<Runnable> steps = new ArrayList<>();
        events.forEach(event -> steps.add(() -> event.happen(calls, provider, promise)));
        return new Race.Round(steps, () -> {
            require(served.get() == 1, "served " + served);
            require(provider.isDone(), "still wanted from the provider");
            require(calls.watched() == 0, "still watched");
            judge(promise, calls.heard().onlyEnd(), events);
        });
    }

    private static void judge(CompletableFuture<LlmResponse> promise, LlmCall call, List<Event> events) {
        if (call.outcome() == Outcome.ABANDONED && events.contains(Event.NOBODY_WAITS)) {
            return;
        }
        Throwable error = promise.handle((response, failure) -> failure).join();
        switch (call.outcome()) {
            case COMPLETED -> require(error == null || isAnsweredTooLate(error, events), "told " + error);
            case FAILED -> require(error == call.error().orElseThrow(), "told " + error);
            case CANCELLED -> require(error instanceof CancellationException, "told " + error);
            default -> throw new AssertionError("Not foreseen: " + call);
        }
    }

    /** The provider gave its answer and is paid for it, although the host gave up while it was screened. */
    private static boolean isAnsweredTooLate(Throwable error, List<Event> events) {
        return error instanceof CancellationException && events.contains(Event.PROVIDER_ANSWERS);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError("The host is " + otherwise);
        }
    }
}
