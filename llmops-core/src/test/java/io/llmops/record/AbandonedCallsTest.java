package io.llmops.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.ManualTime;
import io.llmops.RecordedCalls;
import io.llmops.call.CallTarget;
import io.llmops.call.Channel;
import io.llmops.call.LlmRequest;
import io.llmops.call.ModelCatalogue;
import io.llmops.call.Outcome;
import io.opentelemetry.context.ContextKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AbandonedCallsTest {

    private final ManualTime time = new ManualTime();
    private final RecordedCalls calls = new RecordedCalls();
    private final OpenCalls open = new OpenCalls(time, Duration.ofMinutes(10));
    private final CallRecorder recorder = new CallRecorder(
            new Recording(
                    time,
                    List.of(calls),
                    CallGuard.NONE,
                    Failures.loggedOnly(),
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
    void keepsNoCallAfterTheClose() {
        ActiveCall before = departed();
        open.close();
        ActiveCall after = departed();
        assertThat(open.size()).isZero();

        before.cancel();
        after.cancel();
        assertThat(calls.ended).hasSize(2);
    }

    private ActiveCall departed() {
        ActiveCall call = recorder.start(() -> LlmRequest.of("gpt-4o", "Hi"));
        call.admit();
        call.watch();
        return call;
    }
}
