package io.llmops.evaluation;

import io.llmops.call.CallStart;
import io.llmops.call.LlmCall;
import io.llmops.call.Outcome;
import io.llmops.call.Passage;
import io.llmops.evaluation.text.CallTexts;
import io.llmops.evaluation.text.Draw;
import io.llmops.record.CallListener;
import io.llmops.record.CallObserver;
import io.llmops.record.Failures;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs evaluators on a sample of completed calls, on an executor of their own. What waits there is bounded in bytes; calls
 * beyond the bound are not evaluated and counted as dropped. A call's texts are read once for all evaluators.
 */
public final class Evaluations implements CallListener, CallObserver {

    /** What calls that wait to be evaluated may hold of memory: 32 MB. */
    public static final long MAX_WAITING_BYTES = 32L << 20;

    /** Of a call without texts, with the task that waits. */
    private static final int BYTES_PER_CALL = 1_000;

    private static final String QUEUE = "evaluation";

    private final AtomicLong waitingBytes = new AtomicLong();
    private final List<Evaluator> evaluators;
    private final double sampleRate;
    private final Executor executor;
    private final List<EvaluationListener> listeners;
    private final Failures failures;

    /**
     * @param sampleRate share of calls to evaluate, 0..1; which ones, as {@link Sampled} says
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

    /** The same, leaving out calls that this library makes itself: they are graded where they are made. */
    public CallListener ofUsers() {
        return start -> start.labels().isOwn() ? CallObserver.NONE : this;
    }

    @Override
    public CallObserver onStart(CallStart start) {
        return this;
    }

    @Override
    public void onEnd(LlmCall call, Context context) {
        if (call.outcome() != Outcome.COMPLETED || call.response().isEmpty()) {
            return;
        }
        double draw = Draw.of(call);
        if (draw < sampleRate) {
            submit(call, draw);
        }
    }

    private void submit(LlmCall call, double draw) {
        long bytes = bytes(call);
        if (waitingBytes.addAndGet(bytes) > MAX_WAITING_BYTES) {
            waitingBytes.addAndGet(-bytes);
            failures.dropped(QUEUE, 1);
            return;
        }
        try {
            executor.execute(() -> evaluate(call, draw, bytes));
        } catch (RejectedExecutionException e) {
            waitingBytes.addAndGet(-bytes);
            failures.dropped(QUEUE, 1);
        } catch (Throwable t) {
            waitingBytes.addAndGet(-bytes);
            failures.caught("executor", t);
        }
    }

    private void evaluate(LlmCall call, double draw, long bytes) {
        try {
            CallTexts texts = new CallTexts(call, draw);
            for (Evaluator evaluator : evaluators) {
                evaluate(texts, evaluator);
            }
        } finally {
            waitingBytes.addAndGet(-bytes);
        }
    }

    private void evaluate(CallTexts texts, Evaluator evaluator) {
        try {
            Optional<Evaluation> evaluation = evaluator instanceof TextEvaluator shares
                    ? shares.evaluate(texts)
                    : evaluator.evaluate(texts.call());
            evaluation.ifPresent(it -> tell(texts.call(), it));
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

    /** Two for each character, as Java holds text outside Latin-1; texts that calls share count for each. */
    private static long bytes(LlmCall call) {
        long chars = 0;
        for (Passage passage : call.request().passages()) {
            chars += passage.text().length();
        }
        for (Passage passage : call.response().orElseThrow().passages()) {
            chars += passage.text().length();
        }
        return BYTES_PER_CALL + Character.BYTES * chars;
    }
}
