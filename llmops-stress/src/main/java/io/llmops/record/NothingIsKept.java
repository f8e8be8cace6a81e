package io.llmops.record;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A call is watched while it ends, or while the watching does. */
public final class NothingIsKept {

    private NothingIsKept() {}

    @JCStressTest
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "Forgotten")
    @Outcome(expect = FORBIDDEN, desc = "Kept although it has ended")
    @State
    public static class WatchAndEnd {
        private final StressedCalls calls = StressedCalls.unguarded();
        private final ActiveCall call = calls.departed();

        @Actor
        public void watch() {
            call.watch();
        }

        @Actor
        public void end() {
            call.cancel();
        }

        @Arbiter
        public void judge(I_Result result) {
            result.r1 = calls.watched();
        }
    }

    @JCStressTest
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "Forgotten")
    @Outcome(expect = FORBIDDEN, desc = "Kept although nobody will sweep")
    @State
    public static class WatchAndClose {
        private final StressedCalls calls = StressedCalls.unguarded();
        private final ActiveCall call = calls.departed();

        @Actor
        public void watch() {
            call.watch();
        }

        @Actor
        public void close() {
            calls.close();
        }

        @Arbiter
        public void judge(I_Result result) {
            result.r1 = calls.watched();
        }
    }
}
