package io.llmops.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.LlmOps;
import io.llmops.call.CallTarget;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.opentelemetry.context.Context;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ClosingTest {

    private final CountDownLatch served = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch heard = new CountDownLatch(1);

    @Test
    void waitsForACallWhoseHostIsServedButWhoseListenersAreNot() throws Exception {
        LlmOps ops = LlmOps.builder().listener(start -> slowListener()).build();
        ActiveCall call = ops.recorder(CallTarget.of("openai"), error -> Optional.empty())
                .start(() -> LlmRequest.of("gpt-4o-mini", "Where?"));
        call.admit();
        call.watch();
        Thread answering = new Thread(() -> call.succeed(() -> null, admission -> served.countDown(), blocked -> {}));
        answering.start();
        served.await();

        Thread closing = new Thread(ops::close);
        closing.start();

        while (closing.getState() != Thread.State.TIMED_WAITING) {
            assertThat(closing.getState()).isNotEqualTo(Thread.State.TERMINATED);
            Thread.onSpinWait();
        }
        release.countDown();
        heard.await();
        closing.join();
        answering.join();
    }

    private CallObserver slowListener() {
        return new CallObserver() {
            @Override
            public void onEnd(LlmCall ended, Context context) {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                heard.countDown();
            }
        };
    }
}
