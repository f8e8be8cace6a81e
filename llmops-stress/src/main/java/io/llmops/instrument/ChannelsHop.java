package io.llmops.instrument;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.llmops.call.Channel;
import io.llmops.call.LlmResponse;
import io.llmops.client.StreamHandler;
import io.llmops.record.StressedCalls;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** A stream goes on on another thread as soon as it may, or is cancelled there; the guard holds its text until the end. */
@JCStressTest
@Outcome(id = "ab, COMPLETED", expect = ACCEPTABLE, desc = "Hopped")
@Outcome(id = "ab, CANCELLED", expect = ACCEPTABLE, desc = "Cancelled, and what still came was screened")
@Outcome(expect = FORBIDDEN, desc = "Text was lost, doubled or let through")
@State
public class ChannelsHop implements StreamHandler {

    private static final Channel TEXT = Channel.text(0);

    private final StressedCalls calls = StressedCalls.holdingBack();
    private final InstrumentedStream stream = new InstrumentedStream(calls.departed(), this);
    private final StringBuilder shown = new StringBuilder();
    private volatile boolean othersTurn;
    private boolean hopped;

    @Actor
    public void begin() {
        stream.onChunk(TEXT, "a");
        othersTurn = true;
    }

    @Actor
    public void goOn() {
        if (othersTurn) {
            hopped = true;
            stream.onChunk(TEXT, "b");
        } else {
            stream.cancel();
        }
    }

    @Arbiter
    public void judge(LL_Result result) {
        if (!hopped) {
            stream.onChunk(TEXT, "b");
        }
        String early = shown.toString();
        stream.onComplete(LlmResponse.of("ab"));
        result.r1 = early.isEmpty() ? shown.toString() : "early " + early;
        result.r2 = calls.ended().outcome();
    }

    @Override
    public void onChunk(Channel channel, String delta) {
        shown.append(delta);
    }

    @Override
    public void onComplete(LlmResponse response) {}

    @Override
    public void onError(Throwable error) {}
}
