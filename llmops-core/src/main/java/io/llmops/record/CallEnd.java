package io.llmops.record;

import io.llmops.call.CallFailure;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param response as the provider gave it
 * @param delivered as the host got it
 */
record CallEnd(
        Outcome outcome,
        @Nullable LlmResponse response,
        @Nullable LlmResponse delivered,
        @Nullable CallFailure failure) {

    static final CallEnd CANCELLED = new CallEnd(Outcome.CANCELLED, null, null, CallFailure.of("cancelled"));
    static final CallEnd ABANDONED = new CallEnd(Outcome.ABANDONED, null, null, CallFailure.of("abandoned"));
    /** A guardrail stopped the stream. */
    static final CallEnd CUT = new CallEnd(Outcome.BLOCKED, null, null, CallFailure.of("blocked"));

    /**
     * The provider answered.
     *
     * @param admission what the host got of the answer; null if a guardrail blocked it
     */
    static CallEnd answered(@Nullable LlmResponse response, @Nullable Admission admission) {
        if (admission == null) {
            return new CallEnd(Outcome.BLOCKED, response, null, null);
        }
        Outcome outcome = admission instanceof Admission.Answer ? Outcome.BLOCKED : Outcome.COMPLETED;
        return new CallEnd(outcome, response, ActiveCall.apply(admission, response), null);
    }

    static CallEnd failed(CallFailure failure) {
        return new CallEnd(Outcome.FAILED, null, null, failure);
    }

    /** A guardrail turned the request away, perhaps with an answer of its own. */
    static CallEnd turnedAway(@Nullable LlmResponse reply) {
        return new CallEnd(Outcome.BLOCKED, null, reply, null);
    }
}
