package io.llmops.springboot;

import io.llmops.call.CallStart;
import io.llmops.call.LlmCall;
import io.llmops.record.CallListener;
import io.llmops.record.CallObserver;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A bean that keeps what was recorded. */
public final class Calls implements CallListener {

    private final List<CallStart> starts = new CopyOnWriteArrayList<>();
    private final List<LlmCall> ended = new CopyOnWriteArrayList<>();

    @Override
    public CallObserver onStart(CallStart start) {
        starts.add(start);
        return new CallObserver() {
            @Override
            public void onEnd(LlmCall call, Context context) {
                ended.add(call);
            }
        };
    }

    public int count() {
        return ended.size();
    }

    public List<String> models() {
        return ended.stream().map(it -> it.request().model().orElse("unknown")).toList();
    }

    public List<String> providers() {
        return starts.stream().map(it -> it.target().provider()).toList();
    }
}
