package io.llmops.examples.day;

import io.llmops.call.CallStart;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmCall;
import io.llmops.call.Outcome;
import io.llmops.call.TokenKind;
import io.llmops.record.CallListener;
import io.llmops.record.CallObserver;
import io.opentelemetry.context.Context;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Sums for the live line: a listener of ten lines, as an application would write one. */
final class Totals implements CallListener, CallObserver {

    final LongAdder calls = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder tokens = new LongAdder();
    final LongAdder redacted = new LongAdder();
    private final Map<String, LongAdder> failedBy = new ConcurrentHashMap<>();

    @Override
    public CallObserver onStart(CallStart start) {
        return this;
    }

    @Override
    public void onDecision(GuardrailDecision decision, Context context) {
        if (decision.action() == GuardrailDecision.Action.REDACT) {
            redacted.increment();
        }
    }

    @Override
    public void onEnd(LlmCall call, Context context) {
        calls.increment();
        if (call.outcome() == Outcome.FAILED) {
            failed.increment();
            String type = call.errorType().orElse("?");
            failedBy.computeIfAbsent(type, any -> new LongAdder()).increment();
        }
        call.response().flatMap(response -> response.usage()).ifPresent(usage -> {
            tokens.add(usage.total(TokenKind.INPUT, 0) + usage.total(TokenKind.OUTPUT, 0));
        });
    }

    /** Such as {@code 1,204 calls, 7 failed {rate_limit_exceeded=2, server_error=5}}. */
    @Override
    public String toString() {
        String failures = failedBy.isEmpty() ? "" : " " + new TreeMap<>(failedBy);
        return String.format(Locale.ROOT, "%,d calls, %,d failed%s", calls.sum(), failed.sum(), failures);
    }
}
