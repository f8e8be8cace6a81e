package io.llmops.record;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.Optional;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** Two calls are the first to fail in a new way. */
@JCStressTest
@Outcome(id = "overloaded, overloaded", expect = ACCEPTABLE, desc = "Both are named")
@Outcome(expect = FORBIDDEN, desc = "One lost its name to the other")
@State
public class FirstErrorsAreNamed {

    private static final Failures FAILURES = Failures.loggedOnly();

    private final ErrorTypes types = new ErrorTypes(error -> Optional.of("overloaded"));

    @Actor
    public void one(LL_Result result) {
        result.r1 = types.describe(new IllegalStateException("busy"), FAILURES).errorType();
    }

    @Actor
    public void other(LL_Result result) {
        result.r2 = types.describe(new IllegalStateException("busy"), FAILURES).errorType();
    }
}
