package io.llmops.alerting.monitor;

import io.llmops.alerting.digest.CallDigests;
import io.llmops.alerting.digest.Digests;
import io.llmops.call.CallLabels;
import io.llmops.call.CallStart;
import io.llmops.call.CallTarget;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Usage;
import io.llmops.record.TimeSource;
import io.opentelemetry.context.Context;
import java.time.Instant;

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
        LlmCall call = LlmCall.completed(start, response, 0);
        recorder.onStart(start).onEnd(call, Context.root());
    }

    Feeds feeds() {
        return new Feeds(new RawSource(), digests);
    }
}
