package io.llmops.alerting.triage;

import io.llmops.alerting.digest.CallDigests;
import io.llmops.alerting.digest.CustomerDirectory;
import io.llmops.alerting.digest.Digests;
import io.llmops.call.CallFailure;
import io.llmops.call.CallLabels;
import io.llmops.call.CallStart;
import io.llmops.call.CallTarget;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.llmops.call.Usage;
import io.llmops.record.TimeSource;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Customers of a service, whose calls become digests. */
public final class Callers {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    public final Digests digests = new Digests(1 << 10);
    public final CustomerDirectory directory = new CustomerDirectory();
    private final CallDigests recorder = new CallDigests(digests, TimeSource.system(), directory);
    private Instant now = Instant.parse("2026-03-02T10:00:00Z");
    private int calls;

    public void call(String customer, String model, Outcome outcome, int tokens) {
        LlmRequest request = LlmRequest.of(model, "?");
        LlmResponse response = LlmResponse.builder().usage(Usage.of(10, tokens)).build();
        CallLabels labels = CallLabels.none().customer(customer);
        CallStart start = new CallStart(request, CallTarget.of("vendor"), labels, now);
        calls++;
        LlmCall call = new LlmCall(
                start,
                outcome,
                request,
                response,
                response,
                outcome == Outcome.FAILED ? CallFailure.of("boom") : null,
                0,
                0,
                0,
                1,
                List.of(),
                SpanContext.create(
                        String.format("%032x", calls),
                        "00000000000000aa",
                        TraceFlags.getSampled(),
                        TraceState.getDefault()));
        recorder.onStart(start).onEnd(call, Context.root());
    }

    /** Ten customers ask as ever; one call in 67 is blocked. */
    public void minute() {
        now = now.plus(MINUTE);
        for (int c = 0; c < 10; c++) {
            for (int i = 0; i < 6; i++) {
                boolean odd = calls % 67 == 0;
                call("c" + c, c < 5 ? "small" : "large", odd ? Outcome.BLOCKED : Outcome.COMPLETED, 100 + c);
            }
        }
    }

    /** Of the call that was made last. */
    public Instant now() {
        return now;
    }

    public int calls() {
        return calls;
    }
}
