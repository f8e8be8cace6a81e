package io.llmops.record;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.llmops.call.LlmResponse;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IL_Result;

/** Two ends at the same time: the call ends once, as one of them. */
public final class EndsOnce {

    private static final LlmResponse ANSWER = LlmResponse.of("done");

    private EndsOnce() {}

    @JCStressTest
    @Outcome(id = "1, COMPLETED", expect = ACCEPTABLE, desc = "The answer came first")
    @Outcome(id = "1, FAILED", expect = ACCEPTABLE, desc = "The failure came first")
    @Outcome(expect = FORBIDDEN, desc = "Ended twice, or never")
    @State
    public static class AnswerAndFailure extends Ended {
        @Actor
        public void answer() {
            call.succeed(() -> ANSWER);
        }

        @Actor
        public void failure() {
            call.fail(new IllegalStateException("broken"));
        }

        @Arbiter
        public void judge(IL_Result result) {
            tell(result);
        }
    }

    @JCStressTest
    @Outcome(id = "1, COMPLETED", expect = ACCEPTABLE, desc = "The answer came first")
    @Outcome(id = "1, CANCELLED", expect = ACCEPTABLE, desc = "The cancel came first")
    @Outcome(expect = FORBIDDEN, desc = "Ended twice, or never")
    @State
    public static class AnswerAndCancel extends Ended {
        @Actor
        public void answer() {
            call.succeed(() -> ANSWER);
        }

        @Actor
        public void cancel() {
            call.cancel();
        }

        @Arbiter
        public void judge(IL_Result result) {
            tell(result);
        }
    }

    @JCStressTest
    @Outcome(id = "1, BLOCKED", expect = ACCEPTABLE, desc = "The cut came first")
    @Outcome(id = "1, CANCELLED", expect = ACCEPTABLE, desc = "The cancel came first")
    @Outcome(expect = FORBIDDEN, desc = "Ended twice, or never")
    @State
    public static class CutAndCancel extends Ended {
        @Actor
        public void cut() {
            StressedCalls.cut(call);
        }

        @Actor
        public void cancel() {
            call.cancel();
        }

        @Arbiter
        public void judge(IL_Result result) {
            tell(result);
        }
    }

    /** A call, and how it ended. */
    static class Ended {
        private final StressedCalls calls = StressedCalls.forbidding();
        final ActiveCall call = calls.departed();

        final void tell(IL_Result result) {
            result.r1 = calls.ends();
            result.r2 = calls.ended().outcome();
        }
    }
}
