package io.llmops;

import io.llmops.call.CallStart;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import io.llmops.record.CallListener;
import io.llmops.record.CallObserver;
import io.opentelemetry.context.Context;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** One line that tells how calls went since the last one, for those who have configured nothing yet. */
final class CallSummary implements CallListener, CallObserver {

    private static final int MAX_DURATIONS = 1_000;
    private static final double NANOS = 1e-9;

    private final double[] seconds = new double[MAX_DURATIONS];
    private long calls;
    private long timed;
    private long failed;
    private long blocked;
    private long inputTokens;
    private long outputTokens;

    @Override
    public CallObserver onStart(CallStart start) {
        return this;
    }

    @Override
    public synchronized void onEnd(LlmCall call, Context context) {
        if (call.reachedProvider()) {
            // every call has the place of the one a thousand before it: the percentiles are of the newest
            seconds[(int) (timed % MAX_DURATIONS)] = call.timing().durationNanos() * NANOS;
            timed++;
        }
        calls++;
        failed += call.outcome() == Outcome.FAILED ? 1 : 0;
        blocked += call.outcome() == Outcome.BLOCKED ? 1 : 0;
        Usage usage = call.response().flatMap(LlmResponse::usage).orElse(Usage.none());
        inputTokens += usage.total(TokenKind.INPUT, 0);
        outputTokens += usage.total(TokenKind.OUTPUT, 0);
    }

    /** The line, after which counting begins anew; empty if there was no call. */
    synchronized Optional<String> next() {
        if (calls == 0) {
            return Optional.empty();
        }
        String line = String.format(
                Locale.ROOT,
                "LLM calls since the last line: %d, %d failed, %d blocked; %s; tokens %d in, %d out",
                calls,
                failed,
                blocked,
                latency(),
                inputTokens,
                outputTokens);
        calls = 0;
        timed = 0;
        failed = 0;
        blocked = 0;
        inputTokens = 0;
        outputTokens = 0;
        return Optional.of(line);
    }

    /** Of the calls that reached their provider. */
    private String latency() {
        if (timed == 0) {
            return "no latency";
        }
        double[] sorted = Arrays.copyOf(seconds, (int) Math.min(timed, MAX_DURATIONS));
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT, "latency p50 %.2f s, p95 %.2f s", quantile(sorted, 0.50), quantile(sorted, 0.95));
    }

    private static double quantile(double[] sorted, double q) {
        return sorted[(int) Math.ceil(q * sorted.length) - 1];
    }
}
