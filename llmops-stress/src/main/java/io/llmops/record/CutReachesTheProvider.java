package io.llmops.record;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/** A guardrail cuts a stream while its handle comes. */
@JCStressTest
@Outcome(id = "true", expect = ACCEPTABLE, desc = "The provider is stopped")
@Outcome(id = "false", expect = FORBIDDEN, desc = "The provider streams on, unheard and paid for")
@State
public class CutReachesTheProvider {

    private final ActiveCall call = StressedCalls.forbidding().departed();
    private volatile boolean stopped;

    @Actor
    public void cut() {
        StressedCalls.cut(call);
    }

    @Actor
    public void handle() {
        call.onCut(() -> stopped = true);
    }

    @Arbiter
    public void judge(Z_Result result) {
        result.r1 = stopped;
    }
}
