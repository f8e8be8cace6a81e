package io.llmops.testkit.contract;

import io.llmops.call.CallStart;
import io.llmops.call.LlmCall;
import io.llmops.record.CallListener;
import io.llmops.record.CallObserver;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A listener that does what listeners should, registered after the broken ones. */
final class HealthyListener implements CallListener {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final List<LlmCall> ended = new CopyOnWriteArrayList<>();

    @Override
    public CallObserver onStart(CallStart start) {
        return new CallObserver() {
            @Override
            public void onEnd(LlmCall call, Context context) {
                ended.add(call);
            }
        };
    }

    List<LlmCall> ended() {
        return ended;
    }

    /** A host may be served before the listeners are. */
    void awaitEnded(int calls) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (ended.size() < calls && System.nanoTime() < deadline) {
            Thread.sleep(1);
        }
    }
}
