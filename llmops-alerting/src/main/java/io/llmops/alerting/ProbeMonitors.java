package io.llmops.alerting;

import io.llmops.alerting.monitor.Absent;
import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.AllOf;
import io.llmops.alerting.monitor.AnyOf;
import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.monitor.Measure;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.StdDev;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Signal;
import io.llmops.telemetry.Attribute;
import io.llmops.telemetry.Metric;
import java.time.Duration;
import java.util.List;

/** Do synthetic probes go on, and are they answered as right as they were? Where nobody probes there is nothing to judge. */
final class ProbeMonitors {

    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration TWO_HOURS = Duration.ofHours(2);
    private static final Duration SIX_HOURS = Duration.ofHours(6);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int TWO_DAYS_OF_WINDOWS = 8;

    private static final String SET = Attribute.PROBE_SET.getKey();

    private ProbeMonitors() {}

    static List<Monitor> all() {
        return List.of(wrongAnswers(), failures());
    }

    /**
     * The mean score of six hours lies three of its own standard deviations below what is usual, and at least a tenth, in two
     * such windows in a row: probes are few, and a set's usual share of wrong answers is its own. A model that is mostly right
     * and within two hours gets half as much right as in the past half day is an error at once.
     */
    private static Monitor wrongAnswers() {
        Signal scores = Signal.of(Metric.PROBE_SCORE.metricName()).by(SET, Attribute.REQUEST_MODEL.getKey());
        Condition worse = StdDev.below(Value.mean(scores, SIX_HOURS), 3)
                .windows(2)
                .leastChange(0.1)
                .learning(TWO_DAYS_OF_WINDOWS)
                .minSamples(20);
        Condition collapsed = AllOf.of(
                Threshold.below(Past.multiple(span -> Past.of(scores, Measure.MEAN, span), TWO_HOURS), 0.5)
                        .recoverAt(0.7)
                        .minSamples(20),
                Threshold.above(Past.of(scores, Measure.MEAN, Past.Span.past()), 0.75)
                        .recoverAt(0.5)
                        .minSamples(60));
        return Monitor.named("probe-answers")
                .summary("Probes are answered wrong more than they were")
                .when(worse)
                .escalate(Severity.ERROR, collapsed)
                .policy(AlertPolicy.standard(Severity.WARNING).pendingFor(PATIENCE))
                .runbook(Runbooks.shipped("probe-answers"))
                .build();
    }

    /**
     * In three hours one probe fails, retries included, for every two that are answered; or none is graded any more where a
     * day ago there were as many as one in ten minutes, or, over a longer time, as one an hour. A day ago, because quiet hours
     * and a day's budget come back daily; by set, because moving to another model is no trouble.
     */
    private static Monitor failures() {
        Signal failed = Signal.of(Metric.PROBE_ERRORS.metricName()).by(SET);
        Signal answered = Signal.of(Metric.PROBE_DURATION.metricName()).by(SET);
        Duration threeHours = Duration.ofHours(3);
        Value perAnswer = Value.ratio(Value.count(failed, threeHours), Value.count(answered, threeHours));
        return Monitor.named("probe-failures")
                .summary("Probes fail, or are not made any more")
                .when(AnyOf.of(
                        Threshold.above(perAnswer, 0.5).recoverAt(0.2).minSamples(10),
                        stopped(AN_HOUR, 6),
                        stopped(SIX_HOURS, 5)))
                .policy(AlertPolicy.standard(Severity.WARNING).pendingFor(PATIENCE))
                .runbook(Runbooks.shipped("probe-failures"))
                .build();
    }

    /** Nothing for so long, and so many a day ago in as long a time before this moment and in the one after it. */
    private static Condition stopped(Duration silence, int usual) {
        Signal graded = Signal.of(Metric.PROBE_SCORE.metricName()).by(SET);
        Value before = Value.count(graded, silence).before(A_DAY);
        Value after = Value.count(graded, silence).before(A_DAY.minus(silence));
        return AllOf.of(
                Absent.of(graded, silence).within(A_DAY.plus(silence)),
                Threshold.above(before, usual - 1),
                Threshold.above(after, usual - 1));
    }
}
