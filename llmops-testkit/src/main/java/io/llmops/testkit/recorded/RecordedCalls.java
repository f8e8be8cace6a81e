package io.llmops.testkit.recorded;

import io.llmops.call.CallStart;
import io.llmops.call.LlmCall;
import io.llmops.record.CallListener;
import io.llmops.record.CallObserver;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps the calls that ended. Hosts are served before listeners hear of it, so a test waits for them. Thread-safe. */
public final class RecordedCalls implements CallListener {

    private static final long PATIENCE_SECONDS = 10;

    private final BlockingQueue<LlmCall> ended = new LinkedBlockingQueue<>();

    public RecordedCalls() {}

    @Override
    public CallObserver onStart(CallStart start) {
        return new CallObserver() {
            @Override
            public void onEnd(LlmCall call, Context context) {
                ended.add(call);
            }
        };
    }

    /**
     * The next call that ended, in the order of their ends.
     *
     * @throws AssertionError if there is none within ten seconds
     */
    public LlmCall next() {
        try {
            LlmCall call = ended.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (call == null) {
                throw new AssertionError("no call has ended");
            }
            return call;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for a call to end", e);
        }
    }

    /** The one call there is. */
    public LlmCall only() {
        LlmCall call = next();
        if (!ended.isEmpty()) {
            throw new AssertionError("more than one call: " + call + ", " + rest());
        }
        return call;
    }

    /** The calls that nobody has asked for yet. */
    public List<LlmCall> rest() {
        return List.copyOf(ended);
    }

    public boolean isEmpty() {
        return ended.isEmpty();
    }
}
