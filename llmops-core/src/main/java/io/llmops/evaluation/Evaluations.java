package io.llmops.evaluation;

import io.llmops.call.CallStart;
import io.llmops.call.LlmCall;
import io.llmops.call.Outcome;
import io.llmops.call.Passage;
import io.llmops.record.CallListener;
import io.llmops.record.CallObserver;
import io.llmops.record.Failures;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs evaluators on a sample of completed calls, on an executor of their own. Text that waits there is bounded in
 * bytes; calls beyond the bound are not evaluated and counted as dropped.
 */
public final class Evaluations implements CallListener, CallObserver {

    /** Text that may wait to be evaluated, in characters: about 32 MB. */
    public static final long MAX_WAITING_CHARS = 16L << 20;

    private static final String QUEUE = "evaluation";

    private final AtomicLong waitingChars = new AtomicLong();
    private final List<Evaluator> evaluators;
    private final double sampleRate;
    private final Executor executor;
    private final List<EvaluationListener> listeners;
    private final Failures failures;

    /**
     * @param sampleRate share of calls to evaluate, 0..1
     * @param executor where evaluators run; not the caller's thread, unless that is wanted. It must run or reject what it
     *     is given: one that silently discards would use up the bound
     */
    public Evaluations(
            List<Evaluator> evaluators,
            double sampleRate,
            Executor executor,
            List<EvaluationListener> listeners,
            Failures failures) {
        if (!(sampleRate >= 0 && sampleRate <= 1)) {
            throw new IllegalArgumentException("The sample rate of evaluations must be 0..1: " + sampleRate);
        }
        this.evaluators = List.copyOf(evaluators);
        this.sampleRate = sampleRate;
        this.executor = executor;
        this.listeners = List.copyOf(listeners);
        this.failures = failures;
    }

    @Override
    public CallObserver onStart(CallStart start) {
        return this;
    }

    @Override
    public void onEnd(LlmCall call, Context context) {
        if (call.outcome() == Outcome.COMPLETED && call.response().isPresent() && sampled()) {
            submit(call);
        }
    }

    private boolean sampled() {
        return sampleRate == 1 || ThreadLocalRandom.current().nextDouble() < sampleRate;
    }

    private void submit(LlmCall call) {
        long chars = chars(call);
        if (waitingChars.addAndGet(chars) > MAX_WAITING_CHARS) {
            waitingChars.addAndGet(-chars);
            failures.dropped(QUEUE, 1);
            return;
        }
        try {
            executor.execute(() -> evaluate(call, chars));
        } catch (RejectedExecutionException e) {
            waitingChars.addAndGet(-chars);
            failures.dropped(QUEUE, 1);
        } catch (Throwable t) {
            waitingChars.addAndGet(-chars);
            failures.caught("executor", t);
        }
    }

    private void evaluate(LlmCall call, long chars) {
        try {
            for (Evaluator evaluator : evaluators) {
                evaluate(call, evaluator);
            }
        } finally {
            waitingChars.addAndGet(-chars);
        }
    }

    private void evaluate(LlmCall call, Evaluator evaluator) {
        try {
            evaluator.evaluate(call).ifPresent(evaluation -> tell(call, evaluation));
        } catch (Throwable t) {
            failures.caught("evaluator", t);
        }
    }

    private void tell(LlmCall call, Evaluation evaluation) {
        for (EvaluationListener listener : listeners) {
            try {
                listener.onEvaluation(call, evaluation);
            } catch (Throwable t) {
                failures.caught("listener", t);
            }
        }
    }

    private static long chars(LlmCall call) {
        long chars = 0;
        for (Passage passage : call.request().passages()) {
            chars += passage.text().length();
        }
        for (Passage passage : call.response().orElseThrow().passages()) {
            chars += passage.text().length();
        }
        return chars;
    }
}
