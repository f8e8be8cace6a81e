package io.llmops;

import io.llmops.call.CallStart;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmCall;
import io.llmops.record.CallListener;
import io.llmops.record.CallObserver;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that keeps what it hears. */
public final class RecordedCalls implements CallListener {

    public final List<CallStart> starts = new CopyOnWriteArrayList<>();
    public final List<Long> gaps = new CopyOnWriteArrayList<>();
    public final List<GuardrailDecision> decisions = new CopyOnWriteArrayList<>();
    public final List<LlmCall> ended = new CopyOnWriteArrayList<>();

    @Override
    public CallObserver onStart(CallStart start) {
        starts.add(start);
        return new CallObserver() {
            @Override
            public void onChunk(long gapNanos, Context context) {
                gaps.add(gapNanos);
            }

            @Override
            public void onDecision(GuardrailDecision decision, Context context) {
                decisions.add(decision);
            }

            @Override
            public void onEnd(LlmCall call, Context context) {
                ended.add(call);
            }
        };
    }

    /** The one call that ended. */
    public LlmCall only() {
        if (ended.size() != 1) {
            throw new AssertionError("expected one ended call but got " + ended);
        }
        return ended.get(0);
    }
}
