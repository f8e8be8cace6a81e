package io.llmops.probe.judge;

import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Origin;
import io.llmops.call.Passage;
import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.Evaluator;
import io.llmops.evaluation.text.CallTexts;
import io.llmops.evaluation.text.Excerpt;
import io.llmops.record.TimeSource;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * A judge of users' calls while they are made: a sample of them, within a budget a day.
 *
 * <pre>{@code
 * LlmOps.builder().judge(JudgeEvaluator.of(judge, Rubric.RELEVANCE, JudgeLimits.of(0.01, 5.0)))   // 1 % of calls, 5 USD a day
 * }</pre>
 *
 * <p>The evaluation is called {@code judged_} and the rubric's name. Question, answer and context <em>leave the process</em>, for
 * the judge's model: as guardrails left them, and through a redaction of yours. A call takes seconds: given to {@code
 * LlmOps.builder().judge(…)} it runs on threads of its own, given to {@code evaluator(…)} it would hold up the others. Answers
 * without text are not judged, nor are calls that this library makes itself; by {@link Rubric#GROUNDEDNESS} only what has
 * documents or results of tools to rest on. Throws what the judge's client throws, which counts as a failure of an evaluator.
 * Thread-safe.
 */
public final class JudgeEvaluator implements Evaluator {

    private static final String PREFIX = "judged_";
    private static final double PASS = 0.75;
    private static final int MOST_QUESTION = 8_000;
    private static final int MOST_CONTEXT = 40_000;

    private final AtomicLong skipped = new AtomicLong();
    private final Judge judge;
    private final Rubric rubric;
    private final JudgeLimits limits;
    private final UnaryOperator<String> redaction;
    private final DailyBudget budget;
    private final TimeSource time;

    JudgeEvaluator(Judge judge, Rubric rubric, JudgeLimits limits, UnaryOperator<String> redaction, TimeSource time) {
        if (limits.dailyBudgetUsd() != Double.POSITIVE_INFINITY && !judge.isPriced()) {
            throw new IllegalArgumentException("There is a daily budget but no price for the judge " + judge.model()
                    + "; give it a tariff that knows it, or an infinite budget");
        }
        this.judge = judge;
        this.rubric = rubric;
        this.limits = limits;
        this.redaction = redaction;
        this.budget = new DailyBudget(limits.dailyBudgetUsd());
        this.time = time;
    }

    /** Texts go to the judge as guardrails left them. */
    public static JudgeEvaluator of(Judge judge, Rubric rubric, JudgeLimits limits) {
        return of(judge, rubric, limits, UnaryOperator.identity());
    }

    /**
     * Texts go to the judge through a redaction.
     *
     * @param redaction of each text; what it throws keeps the call from being judged
     */
    public static JudgeEvaluator of(Judge judge, Rubric rubric, JudgeLimits limits, UnaryOperator<String> redaction) {
        return new JudgeEvaluator(judge, rubric, limits, redaction, TimeSource.system());
    }

    public JudgeLimits limits() {
        return limits;
    }

    /** What judging has cost today, in UTC. */
    public double spentTodayUsd() {
        return budget.spentUsd(time.now());
    }

    /** How many calls of the sample were not judged since the start, because the day's budget would not have borne it. */
    public long skipped() {
        return skipped.get();
    }

    @Override
    public Optional<Evaluation> evaluate(LlmCall call) {
        Optional<Judged> judged = call.labels().isOwn() ? Optional.empty() : judged(call);
        if (judged.isEmpty()) {
            return Optional.empty();
        }
        if (!budget.reserve(time.now())) {
            skipped.incrementAndGet();
            return Optional.empty();
        }
        return Optional.of(evaluation(graded(judged.get())));
    }

    private Judgement graded(Judged judged) {
        OptionalDouble cost = OptionalDouble.empty();
        try {
            Judgement judgement = judge.judge(judged, rubric);
            cost = judgement.costUsd();
            return judgement;
        } finally {
            budget.settle(cost.orElse(0), time.now());
        }
    }

    private Evaluation evaluation(Judgement judgement) {
        if (!judgement.isKnown()) {
            throw new IllegalStateException("The judge gave no usable grade");
        }
        boolean passes = judgement.passes(PASS);
        int asked = judgement.votes().size() + judgement.failed();
        return new Evaluation(
                PREFIX + rubric.name(),
                judgement.score(),
                passes ? "pass" : "fail",
                judgement.votes().size() + " of " + asked + " grades by " + judge.model(),
                PASS);
    }

    private Optional<Judged> judged(LlmCall call) {
        Optional<LlmResponse> answer = call.delivered().or(call::response);
        if (answer.isEmpty() || !new CallTexts(call).hasWords()) {
            return Optional.empty();
        }
        LlmRequest request = call.sent().orElseGet(call::request);
        String context = context(request);
        if (context.isEmpty() && rubric.equals(Rubric.GROUNDEDNESS)) {
            return Optional.empty();
        }
        Judged judged = Judged.of(
                redaction.apply(question(request)),
                redaction.apply(Excerpt.of(answer.get().text()).text()));
        return Optional.of(context.isEmpty() ? judged : judged.context(redaction.apply(context)));
    }

    /** The end of the last thing that the user said. */
    private static String question(LlmRequest request) {
        String last = "";
        for (Passage passage : request.passages()) {
            if (passage.origin() == Origin.USER) {
                last = passage.text();
            }
        }
        return last.substring(Math.max(0, last.length() - MOST_QUESTION));
    }

    /** Documents and results of tools. */
    private static String context(LlmRequest request) {
        StringBuilder context = new StringBuilder();
        for (Passage passage : request.passages()) {
            if (passage.origin() == Origin.DOCUMENT || passage.origin() == Origin.TOOL_RESULT) {
                int room = MOST_CONTEXT - context.length();
                context.append(passage.text(), 0, Math.min(room, passage.text().length()));
            }
        }
        return context.toString();
    }

    @Override
    public String toString() {
        return PREFIX + rubric.name() + " by " + judge.model() + ", " + limits;
    }
}
