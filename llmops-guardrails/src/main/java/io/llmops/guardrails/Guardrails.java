package io.llmops.guardrails;

import io.llmops.call.CallStart;
import io.llmops.call.GuardrailDecision;
import io.llmops.record.CallGuard;
import io.llmops.record.CallScreen;
import io.llmops.record.Failures;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * An ordered pipeline of guardrails for what goes into a model and what comes out of it.
 *
 * <pre>{@code
 * var guardrails = Guardrails.builder()
 *         .input(new SecretGuardrail())
 *         .output(new SecretGuardrail(), Enforcement.observe())
 *         .build();
 * var ops = LlmOps.builder().guard(guardrails).build();
 * }</pre>
 *
 * <p>Enforcing guardrails run in order on the calling thread; each sees the text as the one before left it, and a block
 * ends the row: the caller gets a {@link io.llmops.call.CallBlockedException}, or the reply that was configured.
 * Streams that have begun are cut with the exception. Observing guardrails run later, on a daemon thread, over the text
 * as it came, so that a candidate can be compared with the guardrail it is to replace; of a stream that was cut or
 * broke off they see no answer.
 *
 * <p>In a request, all but the operator's text is looked at: what users write, what documents and tools return, the
 * arguments of tool calls and earlier answers. In a response, answers, reasoning and tool calls are.
 *
 * <p>Every guardrail tells a {@link GuardrailDecision} for each side of each call: a pass, one redaction per category,
 * or a block. Guardrails behind a block are not asked and tell nothing; nor does a stream that broke off tell a pass.
 * Decisions never contain text.
 *
 * <p>Thread-safe. {@link #close()} ends observing; enforcing goes on.
 */
public final class Guardrails implements CallGuard, AutoCloseable {

    /** The category of a decision about a guardrail that threw; its rule is the class of what it threw. */
    public static final String FAILURE = "guardrail_failure";

    /** The category of a decision about a guardrail that took longer than {@link Enforcement#within} lets it. */
    public static final String OUT_OF_TIME = "out_of_time";

    /** The category of a decision about a request or an answer that could not be read. */
    public static final String UNREADABLE = "unreadable";

    private final AtomicBoolean closed = new AtomicBoolean();
    private final Pipeline pipeline;
    private volatile Policies policies;

    Guardrails(Policies policies, Pipeline pipeline) {
        this.policies = policies;
        this.pipeline = pipeline;
    }

    public static GuardrailsBuilder builder() {
        return new GuardrailsBuilder();
    }

    /** Guardrails by one policy for all calls. */
    public static Guardrails of(Policy policy) {
        return of(Policies.of(policy));
    }

    /** Guardrails by the policy that each call is for. */
    public static Guardrails of(Policies policies) {
        return builder().policies(policies).build();
    }

    /** Other policies from the next call on; calls that have begun end as they began. */
    public void use(Policies others) {
        policies = others;
    }

    @Override
    public CallScreen screen(CallStart start, Consumer<GuardrailDecision> decided) {
        Policy policy = policies.choose(start);
        return policy.isEmpty() ? CallScreen.OPEN : new GuardedCall(policy, pipeline, start, decided);
    }

    @Override
    public void countBy(Failures.Sink counter) {
        pipeline.failures().countBy(counter);
    }

    /** Waits up to two seconds for what is still to be observed, then drops and counts it. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            pipeline.observing().close();
        }
    }

    /** Tells the guardrails, in order. */
    @Override
    public String toString() {
        return "Guardrails(" + policies + ")";
    }
}
