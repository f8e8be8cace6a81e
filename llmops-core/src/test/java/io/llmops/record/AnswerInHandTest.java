package io.llmops.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.call.LlmCall;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What a host does with its answer may take its time, and while it does, nobody may hold the handle of the call. */
class AnswerInHandTest {

    private static final int CALLS_UNTIL_COMPILED = 20_000;
    private static final LlmResponse ANSWER = LlmResponse.of("done");

    private final RacedCalls calls = RacedCalls.unguarded();
    private final AtomicBoolean collecting = new AtomicBoolean();

    @Test
    void isNotAbandonedWhileTheHostIsServed() {
        for (int i = 0; i < CALLS_UNTIL_COMPILED; i++) {
            answer(watched());
        }
        collecting.set(
                true); // compiled code forgets what it no longer needs, so now the handle would be found unreachable
        for (int i = 0; i < 5; i++) {
            answer(watched());
            assertThat(calls.heard().onlyEnd()).extracting(LlmCall::outcome).isEqualTo(Outcome.COMPLETED);
        }
    }

    private ActiveCall watched() {
        ActiveCall call = calls.departed();
        call.watch();
        return call;
    }

    private void answer(ActiveCall call) {
        call.succeed(() -> ANSWER, admission -> host(), blocked -> {});
    }

    private void host() {
        for (int i = 0; i < 10 && collecting.get(); i++) {
            System.gc();
            calls.sweep();
        }
    }
}
