package io.llmops.record;

import io.llmops.Race;
import io.llmops.call.CallBlockedException;
import io.llmops.call.Channel;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever ends a call at the same time: it ends once, is told consistently, and nothing of it is left. */
class EndOnceRaceTest {

    // with an end that is not atomic, several of the races go wrong within so many rounds; jcstress runs the rest
    private static final int ROUNDS_OF_TWO = 500;
    private static final int ROUNDS_OF_THREE = 100;
    /** Calls that are closed for ever need a sweeping thread of their own, which takes a while to start. */
    private static final int ROUNDS_WITH_CLOSE = 50;

    private static final Channel TEXT = Channel.text(0);
    private static final LlmResponse ANSWER = LlmResponse.of("done");
    private static final GuardrailDecision DECISION = GuardrailDecision.byProvider("late");

    /** What may happen to a call on a thread of its own, and the outcome if that ends it. */
    private enum Event {
        SUCCEEDS(Outcome.COMPLETED),
        FAILS(Outcome.FAILED),
        IS_CANCELLED(Outcome.CANCELLED),
        IS_ABANDONED(Outcome.ABANDONED),
        IS_CUT(Outcome.BLOCKED),
        IS_BLOCKED_AT_THE_LAST(Outcome.BLOCKED),
        GETS_A_CHUNK(null),
        IS_DECIDED(null),
        IS_WATCHED(null),
        IS_CLOSED(null);

        private static final Set<Event> IN_CHUNKS = Set.of(IS_CUT, IS_BLOCKED_AT_THE_LAST, GETS_A_CHUNK);
        private final Outcome outcome;

        Event(Outcome outcome) {
            this.outcome = outcome;
        }

        /** Chunks come one after the other: they never race each other. */
        boolean mayRace(Event other) {
            return compareTo(other) <= 0 && !(IN_CHUNKS.contains(this) && IN_CHUNKS.contains(other));
        }

        void happen(RacedCalls calls, ActiveCall call) {
            switch (this) {
                case SUCCEEDS -> call.succeed(() -> ANSWER);
                case FAILS -> call.fail(new IllegalStateException("broken"));
                case IS_CANCELLED -> call.cancel();
                case IS_ABANDONED -> calls.abandonAll();
                case IS_CUT -> blocked(() -> call.chunk(TEXT, "BOOM "));
                case IS_BLOCKED_AT_THE_LAST -> blocked(() -> call.drain(TEXT));
                case GETS_A_CHUNK -> call.chunk(TEXT, "fine ");
                case IS_DECIDED -> calls.decided().accept(DECISION);
                case IS_WATCHED -> call.watch();
                case IS_CLOSED -> calls.close();
            }
        }

        private static void blocked(Runnable chunk) {
            try {
                chunk.run();
            } catch (CallBlockedException e) {
                return;
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> endsOnceWhateverTwoThingsHappen() {
        return Stream.of(Event.values())
                .flatMap(one -> Stream.of(Event.values()).filter(one::mayRace).map(two -> List.of(one, two)))
                .map(events -> race(ROUNDS_OF_TWO, events));
    }

    @TestFactory
    Stream<DynamicTest> endsOnceWhateverThreeThingsHappen() {
        return Stream.of(Event.values())
                .flatMap(one -> Stream.of(Event.values())
                        .filter(one::mayRace)
                        .flatMap(two -> Stream.of(Event.values())
                                .filter(three -> one.mayRace(three) && two.mayRace(three))
                                .map(three -> List.of(one, two, three))))
                .map(events -> race(ROUNDS_OF_THREE, events));
    }

    @Test
    void tellsADecisionOnceThatIsMadeWhileTheCallDeparts() {
        RacedCalls calls = RacedCalls.guarded();
        Race.run(20_000, () -> {
            ActiveCall call = calls.started();
            Runnable decide = () -> {
                Race.await(() -> calls.decided() != null);
                calls.decided().accept(DECISION);
            };
            return new Race.Round(List.of(call::admit, decide), () -> {
                call.cancel();
                require(calls.heard().decisions().equals(List.of(DECISION)), "decided otherwise");
                require(calls.heard().onlyEnd().decisions().equals(List.of(DECISION)), "ended otherwise");
            });
        });
    }

    private static DynamicTest race(int rounds, List<Event> events) {
        String name = events.stream().map(Event::name).collect(Collectors.joining(" while it "));
        return DynamicTest.dynamicTest(name, () -> {
            if (events.contains(Event.IS_CLOSED)) {
                Race.run(ROUNDS_WITH_CLOSE, () -> round(RacedCalls.guarded(), events));
            } else {
                RacedCalls calls = RacedCalls.guarded();
                Race.run(rounds, () -> round(calls, events));
                calls.close();
            }
        });
    }

    private static Race.Round round(RacedCalls calls, List<Event> events) {
        ActiveCall call = calls.departed();
        if (!events.contains(Event.IS_WATCHED)) {
            call.watch();
        }
        call.onCut(() -> call.fail(new IllegalStateException("the provider complains of being stopped")));
        if (events.contains(Event.IS_BLOCKED_AT_THE_LAST)) {
            call.chunk(TEXT, "BOOM");
        }
        List<Runnable> steps = new ArrayList<>();
        events.forEach(event -> steps.add(() -> event.happen(calls, call)));
        return new Race.Round(steps, () -> judge(calls, call, events));
    }

    private static void judge(RacedCalls calls, ActiveCall call, List<Event> events) {
        if (events.contains(Event.IS_CLOSED)) {
            require(calls.watched() == 0, "kept for ever");
        }
        Set<Outcome> possible = events.stream()
                .filter(event -> event.outcome != null)
                .map(event -> event.outcome)
                .collect(Collectors.toCollection(TreeSet::new));
        boolean endedLast = possible.isEmpty();
        if (endedLast || events.contains(Event.IS_ABANDONED)) {
            call.cancel(); // it may not have been watched when the sweep came
            possible.add(Outcome.CANCELLED);
        }
        if (Collections.frequency(events, Event.IS_WATCHED) > 1) {
            calls.sweep(); // forgets the watches that are too many
        }
        LlmCall end = calls.heard().onlyEnd();
        require(possible.contains(end.outcome()), "ended otherwise: " + end);
        require(calls.watched() == 0, "still watched");
        int decisions = Collections.frequency(events, Event.IS_DECIDED);
        require(
                calls.heard().decisions().size() == decisions,
                "decided " + calls.heard().decisions());
        require(end.decisions().size() == decisions || !endedLast, "ended with " + end.decisions());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError("The call is " + otherwise);
        }
    }
}
