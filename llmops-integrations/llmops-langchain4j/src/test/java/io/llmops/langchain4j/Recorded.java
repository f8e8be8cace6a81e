package io.llmops.langchain4j;

import io.llmops.call.CallStart;
import io.llmops.call.LlmCall;
import io.llmops.record.CallListener;
import io.llmops.record.CallObserver;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listener that keeps the calls that have ended. */
final class Recorded implements CallListener {

    private final BlockingQueue<LlmCall> ended = new LinkedBlockingQueue<>();

    @Override
    public CallObserver onStart(CallStart start) {
        return new CallObserver() {
            @Override
            public void onEnd(LlmCall call, Context context) {
                ended.add(call);
            }
        };
    }

    /** The next call to end; a host may be served before. */
    LlmCall next() throws InterruptedException {
        LlmCall call = ended.poll(10, TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("no call ended");
        }
        return call;
    }

    List<LlmCall> rest() {
        return List.copyOf(ended);
    }
}
