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
import org.openjdk.jcstress.infra.results.Z_Result;

/** A host stops a stream while its handle comes. */
@JCStressTest
@Outcome(id = "true", expect = ACCEPTABLE, desc = "The provider is stopped")
@Outcome(id = "false", expect = FORBIDDEN, desc = "The provider streams on, unheard and paid for")
@State
public class StopReachesTheProvider implements StreamHandler {

    private final InstrumentedStream stream =
            new InstrumentedStream(StressedCalls.unguarded().departed(), this);
    private volatile boolean stopped;

    @Actor
    public void stop() {
        stream.cancel();
    }

    @Actor
    public void handle() {
        stream.attach(() -> stopped = true);
    }

    @Arbiter
    public void judge(Z_Result result) {
        result.r1 = stopped;
    }

    @Override
    public void onChunk(Channel channel, String delta) {}

    @Override
    public void onComplete(LlmResponse response) {}

    @Override
    public void onError(Throwable error) {}
}
