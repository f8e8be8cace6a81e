package io.llmops.benchmarks.call;

import io.llmops.LlmOps;
import io.llmops.LlmOpsBuilder;
import io.llmops.call.CallStart;
import io.llmops.call.LlmCall;
import io.llmops.client.LlmClient;
import io.llmops.client.SimpleClient;
import io.llmops.record.CallListener;
import io.llmops.record.CallObserver;
import io.llmops.telemetry.Naming;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.function.Supplier;

/** Calls of the neutral client. */
final class PlainCalls {

    private PlainCalls() {}

    static Supplier<?> bare() {
        LlmClient client = stub();
        return () -> client.chat(Example.REQUEST);
    }

    static Supplier<?> minimum() {
        HandWrittenMinimum minimum = new HandWrittenMinimum(Telemetry.metrics(), stub());
        return () -> minimum.chat(Example.REQUEST);
    }

    static Supplier<?> ours() {
        return call(ops(Telemetry.metrics()).naming(Naming.CURRENT));
    }

    static Supplier<?> oursWithSpans() {
        return call(ops(Telemetry.metricsAndSpans()).naming(Naming.CURRENT));
    }

    static Supplier<?> oursUnderBothNames() {
        return call(ops(Telemetry.metrics()).naming(Naming.BOTH));
    }

    static Supplier<?> oursWithListeners() {
        LlmOpsBuilder builder = ops(Telemetry.metrics()).naming(Naming.CURRENT);
        for (int i = 0; i < 3; i++) {
            builder.listener(new Counting());
        }
        return call(builder);
    }

    /** Without evaluators, which work on threads of their own. */
    static LlmOpsBuilder ops(OpenTelemetry otel) {
        return LlmOps.builder().openTelemetry(otel).evaluators(List.of());
    }

    static Supplier<?> call(LlmOpsBuilder builder) {
        LlmClient client = builder.build().instrument(stub(), Example.TARGET);
        return () -> client.chat(Example.REQUEST);
    }

    static LlmClient stub() {
        return SimpleClient.of(request -> Example.RESPONSE);
    }

    /** The least that a listener may do. */
    private static final class Counting implements CallListener {
        private volatile long longestNanos;

        @Override
        public CallObserver onStart(CallStart start) {
            return new CallObserver() {
                @Override
                public void onEnd(LlmCall call, Context context) {
                    if (call.timing().durationNanos() > longestNanos) {
                        longestNanos = call.timing().durationNanos();
                    }
                }
            };
        }
    }
}
