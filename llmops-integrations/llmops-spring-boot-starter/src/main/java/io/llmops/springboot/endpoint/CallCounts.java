package io.llmops.springboot.endpoint;

import io.llmops.call.CallStart;
import io.llmops.call.LlmCall;
import io.llmops.record.CallListener;
import io.llmops.record.CallObserver;
import io.opentelemetry.context.Context;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts calls since the start by provider and model, for people who ask whether anything arrives at all. */
public final class CallCounts implements CallListener {

    /** After so many models, further ones are counted together. */
    private static final int MAX_MODELS = 200;

    private static final Model OTHER = new Model("_OTHER", "_OTHER");

    private final ConcurrentMap<Model, Count> counts = new ConcurrentHashMap<>();

    private record Model(String provider, String name) {}

    private static final class Count implements CallObserver {
        private final LongAdder started = new LongAdder();
        private final LongAdder failed = new LongAdder();

        @Override
        public void onEnd(LlmCall call, Context context) {
            if (call.error().isPresent()) {
                failed.increment();
            }
        }
    }

    /**
     * What was asked of a model.
     *
     * @param failed those that ended with an exception, blocked ones among them
     */
    public record Calls(String provider, String model, long started, long failed) {}

    @Override
    public CallObserver onStart(CallStart start) {
        Model model =
                new Model(start.target().provider(), start.request().model().orElse("unknown"));
        Count count = counts.get(model);
        if (count == null) {
            Model counted = counts.size() < MAX_MODELS ? model : OTHER;
            count = counts.computeIfAbsent(counted, it -> new Count());
        }
        count.started.increment();
        return count;
    }

    List<Calls> calls() {
        return counts.entrySet().stream()
                .map(it -> new Calls(
                        it.getKey().provider(),
                        it.getKey().name(),
                        it.getValue().started.sum(),
                        it.getValue().failed.sum()))
                .sorted(Comparator.comparing(Calls::provider).thenComparing(Calls::model))
                .toList();
    }
}
