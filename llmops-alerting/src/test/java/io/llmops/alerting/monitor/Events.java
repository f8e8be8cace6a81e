package io.llmops.alerting.monitor;

import io.llmops.alerting.digest.CallDigests;
import io.llmops.alerting.digest.Digests;
import io.llmops.call.CallLabels;
import io.llmops.call.CallStart;
import io.llmops.call.CallTarget;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.llmops.call.Timing;
import io.llmops.call.Usage;
import io.llmops.record.TimeSource;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Calls that end at given times with given tokens, on a ring. */
public final class Events {

    public final Digests digests = new Digests(1 << 14);
    private final CallDigests recorder = new CallDigests(digests, TimeSource.system());

    public Events() {}

    public void call(String model, long outputTokens, Instant at) {
        LlmRequest request = LlmRequest.of(model, "?");
        LlmResponse response =
                LlmResponse.builder().usage(Usage.of(10, outputTokens)).build();
        CallStart start = new CallStart(request, CallTarget.of("vendor"), CallLabels.none(), at);
        LlmCall call = new LlmCall(
                start,
                Outcome.COMPLETED,
                Optional.of(request),
                Optional.of(response),
                Optional.of(response),
                Optional.empty(),
                new Timing(0, OptionalLong.empty(), 0),
                1,
                List.of(),
                SpanContext.getInvalid());
        recorder.onStart(start).onEnd(call, Context.root());
    }

    Feeds feeds() {
        return new Feeds(new RawSource(), digests);
    }
}
