package io.llmops.record;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.llmops.call.Timing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IL_Result;

/** A chunk and an end at the same time: the chunk counts, with its time, or it does not. */
@JCStressTest
@Outcome(id = "0, none", expect = ACCEPTABLE, desc = "The end came first")
@Outcome(id = "1, within", expect = ACCEPTABLE, desc = "The chunk came first")
@Outcome(expect = FORBIDDEN, desc = "A chunk without its time, a time without its chunk, or a time after the end")
@State
public class TimesFit {

    private final StressedCalls calls = StressedCalls.unguarded();
    private final ActiveCall call = calls.departed();

    @Actor
    public void chunk() {
        call.chunk(StressedCalls.TEXT, "one");
    }

    @Actor
    public void cancel() {
        call.cancel();
    }

    @Arbiter
    public void judge(IL_Result result) {
        Timing timing = calls.ended().timing();
        result.r1 = timing.chunks();
        result.r2 = timing.timeToFirstChunkNanos().isEmpty()
                ? "none"
                : timing.timeToFirstChunkNanos().getAsLong() <= timing.durationNanos() ? "within" : "after";
    }
}
