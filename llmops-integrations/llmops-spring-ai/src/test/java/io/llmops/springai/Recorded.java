package io.llmops.springai;

import io.llmops.call.CallStart;
import io.llmops.call.LlmCall;
import io.llmops.record.CallListener;
import io.llmops.record.CallObserver;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps the calls that ended. Hosts are served before listeners hear of it, so a test waits for them. */
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

    LlmCall next() {
        try {
            LlmCall call = ended.poll(10, TimeUnit.SECONDS);
            if (call == null) {
                throw new AssertionError("no call has ended");
            }
            return call;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The one call there is. */
    LlmCall only() {
        LlmCall call = next();
        if (!ended.isEmpty()) {
            throw new AssertionError("more than one call: " + call + ", " + List.copyOf(ended));
        }
        return call;
    }
}
