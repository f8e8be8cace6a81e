package io.llmops.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.llmops.ManualTime;
import io.llmops.RecordedCalls;
import io.llmops.call.CallTarget;
import io.llmops.call.Channel;
import io.llmops.call.LlmRequest;
import io.llmops.call.ModelCatalogue;
import io.llmops.call.Outcome;
import io.llmops.instrument.InstrumentedBeans;
import io.llmops.instrument.InstrumentedLlm;
import io.opentelemetry.context.ContextKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AbandonedCallsTest {

    private final ManualTime time = new ManualTime();
    private final RecordedCalls calls = new RecordedCalls();
    private final Failures failures = Failures.loggedOnly();
    private final OpenCalls open = new OpenCalls(time, Duration.ofMinutes(10), failures);
    private final CallRecorder recorder = new CallRecorder(
            new Recording(
                    time,
                    List.of(calls),
                    CallGuard.NONE,
                    failures,
                    ModelCatalogue.builtIn(),
                    open,
                    ContextKey.named("test")),
            CallTarget.of("openai"),
            error -> Optional.empty());

    @Test
    void endsACallThatIsSilentForTooLong() {
        ActiveCall call = departed();
        time.advance(Duration.ofMinutes(9));
        call.chunk(Channel.text(0), "x");
        time.advance(Duration.ofMinutes(9));
        open.sweep();
        assertThat(calls.ended).isEmpty();

        time.advance(Duration.ofMinutes(2));
        open.sweep();
        call.cancel();

        assertThat(calls.only().outcome()).isEqualTo(Outcome.ABANDONED);
        assertThat(calls.only().errorType()).contains("abandoned");
        assertThat(open.size()).isZero();
    }

    @Test
    void endsACallThatNobodyCanReach() {
        departed();

        for (int i = 0; i < 200 && calls.ended.isEmpty(); i++) {
            System.gc();
            open.sweep();
            Thread.onSpinWait();
        }

        assertThat(calls.only().outcome()).isEqualTo(Outcome.ABANDONED);
    }

    @Test
    void forgetsACallThatEnded() {
        departed().cancel();

        assertThat(open.size()).isZero();
        open.close();
    }

    @Test
    void forgetsACallThatIsWatchedTwice() {
        ActiveCall call = departed();
        call.watch();
        call.cancel();
        open.sweep();

        assertThat(open.size()).isZero();
    }

    @Test
    void plansTheNextSweepWhateverGoesWrongInThisOne() {
        TimeSource broken = new TimeSource() {
            @Override
            public Instant now() {
                return Instant.EPOCH;
            }

            @Override
            public long nanos() {
                throw new OutOfMemoryError("for the test");
            }
        };

        assertThatCode(new OpenCalls(broken, Duration.ofMinutes(10), failures)::sweepAsPlanned)
                .doesNotThrowAnyException();
    }

    @Test
    void keepsNoCallAfterTheClose() {
        ActiveCall before = departed();
        open.close();
        ActiveCall after = departed();
        assertThat(open.size()).isZero();

        before.cancel();
        after.cancel();
        assertThat(calls.ended).hasSize(2);
    }

    interface Support {
        @InstrumentedLlm
        CompletionStage<String> later(String question);

        @InstrumentedLlm
        Flow.Publisher<String> publisher(String question);

        @InstrumentedLlm
        Stream<String> stream(String question);

        @InstrumentedLlm
        Iterator<String> iterator(String question);

        @InstrumentedLlm
        Iterable<String> iterable(String question);
    }

    private record Silent() implements Support {
        @Override
        public CompletionStage<String> later(String question) {
            return new CompletableFuture<>();
        }

        @Override
        public Flow.Publisher<String> publisher(String question) {
            return subscriber -> {};
        }

        @Override
        public Stream<String> stream(String question) {
            return Stream.of("never", "read");
        }

        @Override
        public Iterator<String> iterator(String question) {
            return iterable(question).iterator();
        }

        @Override
        public Iterable<String> iterable(String question) {
            return List.of("never", "read");
        }
    }

    @Test
    void endsWhatAnAnnotatedBeanGaveAndNobodyFinished() {
        Support support = new InstrumentedBeans(target -> recorder).proxy(Support.class, new Silent());
        List<Object> given = new ArrayList<>(List.of(
                support.later("?"),
                support.publisher("?"),
                support.stream("?"),
                support.iterator("?"),
                support.iterable("?")));

        time.advance(Duration.ofMinutes(9));
        open.sweep();
        assertThat(calls.ended).isEmpty();
        assertThat(given).doesNotContainNull();
        given.clear();
        for (int i = 0; i < 200 && calls.ended.size() < 5; i++) {
            System.gc();
            open.sweep();
            Thread.onSpinWait();
        }

        assertThat(calls.ended).hasSize(5).allMatch(call -> call.outcome() == Outcome.ABANDONED);
    }

    private ActiveCall departed() {
        ActiveCall call = recorder.start(() -> LlmRequest.of("gpt-4o", "Hi"));
        call.admit();
        call.watch();
        return call;
    }
}
