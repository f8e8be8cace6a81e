package io.llmops.record;

import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmCall;
import io.llmops.call.Outcome;
import io.llmops.call.Timing;
import io.opentelemetry.context.Context;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/** An observer that hears one call and judges what it heard. */
public final class Heard implements CallObserver {

    private final Collection<LlmCall> ends = new ConcurrentLinkedQueue<>();
    private final Collection<GuardrailDecision> decisions = new ConcurrentLinkedQueue<>();
    private volatile BooleanSupplier served = () -> true;
    private volatile boolean early;

    /** Tells whether the host has got its answer; it should have when the end is heard, unless nobody waits for it. */
    public void served(BooleanSupplier value) {
        served = value;
    }

    @Override
    public void onDecision(GuardrailDecision decision, Context context) {
        decisions.add(decision);
    }

    @Override
    public void onEnd(LlmCall call, Context context) {
        early |= call.outcome() != Outcome.ABANDONED && !served.getAsBoolean();
        ends.add(call);
    }

    public List<GuardrailDecision> decisions() {
        return List.copyOf(decisions);
    }

    /** The one end that was heard: consistent in itself, and after the host was served. */
    public LlmCall onlyEnd() {
        require(ends.size() == 1, "ended " + ends.size() + " times");
        require(!early, "told before the host was served");
        LlmCall call = ends.iterator().next();
        requireOutcome(call);
        requireTiming(call.timing());
        require(Set.copyOf(decisions).containsAll(call.decisions()), "decisions that nobody heard of");
        return call;
    }

    private static void requireOutcome(LlmCall call) {
        Outcome outcome = call.outcome();
        boolean completed = outcome == Outcome.COMPLETED;
        boolean failed = outcome == Outcome.FAILED;
        String type = switch (outcome) {
            case COMPLETED -> null;
            case FAILED -> call.error().orElseThrow().getClass().getName();
            case CANCELLED -> "cancelled";
            case BLOCKED -> "blocked";
            case ABANDONED -> "abandoned";
        };
        require(completed == call.response().isPresent(), outcome + " but response is " + call.response());
        require(failed == call.error().isPresent(), outcome + " but error is " + call.error());
        require(call.errorType().equals(java.util.Optional.ofNullable(type)), outcome + " as " + call.errorType());
        require(call.reachedProvider(), "never reached its provider");
    }

    private static void requireTiming(Timing timing) {
        long firstChunk = timing.timeToFirstChunkNanos().orElse(0);
        require(timing.chunks() > 0 == timing.timeToFirstChunkNanos().isPresent(), "chunks do not fit: " + timing);
        require(firstChunk >= 0 && firstChunk <= timing.durationNanos(), "times do not fit: " + timing);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError("The call " + otherwise);
        }
    }
}
