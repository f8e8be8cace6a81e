package io.llmops.contracts;

import io.llmops.alerting.detect.Sensitivity;
import io.llmops.alerting.digest.CallDigests;
import io.llmops.alerting.digest.Digests;
import io.llmops.alerting.digest.EventSeries;
import io.llmops.alerting.monitor.Change;
import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.signal.SignalHistory;
import io.llmops.call.CallLabels;
import io.llmops.call.CallStart;
import io.llmops.call.CallTarget;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Usage;
import io.llmops.record.TimeSource;
import io.llmops.testkit.contract.ConditionContract;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.SplittableRandom;

class ChangeContractTest extends ConditionContract {

    private static final int CALLS = 3_500;
    private static final int SHIFT = 3_000;

    private Digests digests = new Digests(1 << 12);

    @Override
    protected Condition condition() {
        return Change.of(EventSeries.OfCalls.OUTPUT_TOKENS, Sensitivity.oneFalseAlarmIn(100_000));
    }

    @Override
    protected Feeds feeds(SignalHistory history) {
        return new Feeds(history, digests);
    }

    @Override
    protected void recordTrouble(SignalHistory history, Instant now) {
        record(now, 1.5);
    }

    @Override
    protected void recordPeace(SignalHistory history, Instant now) {
        record(now, 1);
    }

    private void record(Instant now, double shift) {
        digests = new Digests(1 << 12);
        CallDigests recorder = new CallDigests(digests, TimeSource.system());
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < CALLS; i++) {
            double tokens = 400 * Math.exp(0.3 * random.nextGaussian()) * (i < SHIFT ? 1 : shift);
            recorder.onStart(start(now)).onEnd(call(now.minusSeconds(CALLS - i), (long) tokens), Context.root());
        }
    }

    private static CallStart start(Instant at) {
        return new CallStart(LlmRequest.of("a", "?"), CallTarget.of("vendor"), CallLabels.none(), at);
    }

    private static LlmCall call(Instant at, long tokens) {
        LlmResponse response = LlmResponse.builder().usage(Usage.of(10, tokens)).build();
        return LlmCall.completed(start(at), response, 0);
    }
}
