package io.llmops.alerting;

import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.monitor.Measure;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.StdDev;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Signal;
import io.llmops.evaluation.AnswerRelevance;
import io.llmops.evaluation.NoApology;
import io.llmops.evaluation.Refusal;
import io.llmops.evaluation.heuristic.NotEmpty;
import io.llmops.evaluation.heuristic.PlausibleLength;
import io.llmops.telemetry.Attribute;
import io.llmops.telemetry.Metric;
import java.time.Duration;
import java.util.List;

/** Do answers get worse, or different? */
final class AnswerMonitors {

    private static final Duration QUALITY_NOW = Duration.ofMinutes(10);
    private static final Duration LENGTH_NOW = Duration.ofMinutes(30);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** What the other monitors here see already. */
    private static final String SEEN_ELSEWHERE =
            String.join(",", AnswerRelevance.NAME, Refusal.NAME, NoApology.NAME, NotEmpty.NAME, PlausibleLength.NAME);

    private static final String EVALUATION = Attribute.EVALUATION_NAME.getKey();

    private AnswerMonitors() {}

    static List<Monitor> all() {
        return List.of(irrelevantAnswers(), noAnswers(), qualityDrop(), outputLengthShift());
    }

    /** Answers take up 15 % less of the questions' words than in the past half day. */
    private static Monitor irrelevantAnswers() {
        return worse("irrelevant-answers", "Answers miss the question", AnswerRelevance.NAME, 0.85, 0.93);
    }

    /** One answer in ten more than in the past half day is empty or declines. */
    private static Monitor noAnswers() {
        return worse("no-answers", "The model declines or answers nothing", Refusal.NAME, 0.9, 0.95);
    }

    private static Monitor worse(String name, String summary, String evaluation, double limit, double recovery) {
        Signal scores = Past.byModel(Metric.EVALUATION_SCORE).where(EVALUATION, evaluation);
        Value ratio = Past.multiple(span -> Past.of(scores, Measure.MEAN, span), QUALITY_NOW);
        return quality(
                name, summary, Threshold.below(ratio, limit).recoverAt(recovery).minSamples(100));
    }

    /**
     * The mean of an evaluation that no monitor here sees already lies four of its own standard deviations below what is usual at this hour of the week, in
     * two half hours in a row, and at least a tenth. Its own deviations, because nobody knows how much a judge of yours
     * varies from window to window; half hours, because evaluations by a model are sampled. Judged after a day.
     */
    private static Monitor qualityDrop() {
        Signal scores = Past.ofUsers(Metric.EVALUATION_SCORE)
                .where(EVALUATION, "!" + SEEN_ELSEWHERE)
                .by(
                        Attribute.PROVIDER_NAME.getKey(),
                        Attribute.REQUEST_MODEL.getKey(),
                        Attribute.ENVIRONMENT.getKey(),
                        EVALUATION);
        Value mean = Value.mean(scores, Duration.ofMinutes(30));
        return quality(
                "quality-drop",
                "Answers score worse than they use to",
                StdDev.below(mean, 4).windows(2).leastChange(0.1).minSamples(50));
    }

    private static Monitor quality(String name, String summary, Condition condition) {
        return Monitor.named(name)
                .summary(summary)
                .when(condition)
                .policy(AlertPolicy.standard(Severity.ERROR).pendingFor(PATIENCE))
                .runbook(Runbooks.shipped(name))
                .build();
    }

    /**
     * The mean answer is half or twice as long as in the past half day, in tokens. The mean and half an hour, because answers come
     * in kinds: on a real chat trace the median of a quarter of an hour doubles when the mix of long and short ones shifts,
     * while the mean moves by a fifth. From 100 answers, whose mean lies within 15 % of the true one even where lengths have a long tail.
     */
    private static Monitor outputLengthShift() {
        Signal length = Past.byModel(Metric.OPERATION_OUTPUT_TOKENS);
        Value ratio = Past.multiple(span -> Past.of(length, Measure.MEAN, span), LENGTH_NOW);
        return Monitor.named("output-length-shift")
                .summary("Answers are of another length than they were")
                .when(Threshold.outside(ratio, 0.5, 2).recoverWithin(0.7, 1.5).minSamples(100))
                .policy(AlertPolicy.standard(Severity.WARNING).pendingFor(PATIENCE))
                .runbook(Runbooks.shipped("output-length-shift"))
                .build();
    }
}
