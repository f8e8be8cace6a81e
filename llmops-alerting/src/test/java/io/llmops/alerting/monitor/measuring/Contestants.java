package io.llmops.alerting.monitor.measuring;

import io.llmops.alerting.detect.Sensitivity;
import io.llmops.alerting.digest.EventSeries;
import io.llmops.alerting.monitor.Absent;
import io.llmops.alerting.monitor.Anomaly;
import io.llmops.alerting.monitor.BurnRate;
import io.llmops.alerting.monitor.Change;
import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.monitor.ConditionRunner;
import io.llmops.alerting.monitor.ConditionRunners;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.monitor.Reading.State;
import io.llmops.alerting.monitor.Seasonal;
import io.llmops.alerting.monitor.StdDev;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Trend;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.monitor.measuring.Incident.Of;
import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All conditions as one would set them up for the service, next to the usual rules. None is tuned to the incidents, but for
 * the thresholds of Random Cut Forest: they are the best (F1) on {@code dev} at 30 calls a minute.
 */
final class Contestants {

    private static final Duration HALF = Duration.ofMinutes(30);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Signal CALLS = Signal.of("calls");
    private static final int SOON = 60;

    private Contestants() {}

    /** @param window over which there are enough calls */
    static List<Contestant> all(Duration window) {
        return List.of(
                peer("fixed: latency above 2 s", Of.LATENCY, Threshold.above(latency(window), 2)),
                rolling("rolling z > 3", Of.LATENCY, "latency", "calls", window, false),
                forest(2.0, Of.LATENCY, "latency", "calls", window),
                condition(
                        "Threshold on a rolling average: 12 windows above 1.25 x the 12 before",
                        Of.LATENCY,
                        Threshold.above(
                                        Value.againstBefore(Value.average(latency(window), window.multipliedBy(12))),
                                        1.25)
                                .recoverAt(1.1)),
                peer(
                        "2 sigma, any single window",
                        Of.LATENCY,
                        StdDev.above(latency(window), 2).windows(1).leastChange(0)),
                condition(
                        "StdDev above 2, log, 3 in a row",
                        Of.LATENCY,
                        StdDev.above(latency(window), 2).log().minSamples(10)),
                condition(
                        "Seasonal above 1.4",
                        Of.LATENCY,
                        Seasonal.above(latency(window), 1.4).minSamples(10)),
                slow(
                        "Trend rising 20 % in 2 days",
                        Of.LATENCY,
                        Trend.rising(latency(HOUR), Duration.ofDays(2), 0.2).minSamples(10)),
                condition("Anomaly, 1 a week", Of.LATENCY, Anomaly.of(latency(window))),
                peer("fixed: share above 5 %", Of.ERRORS, Threshold.above(failing(window), 0.05)),
                rolling("rolling z > 3", Of.ERRORS, "failed", "calls", window, false),
                forest(3.0, Of.ERRORS, "failed", "calls", window),
                condition(
                        "Threshold above 5 %, 30 samples",
                        Of.ERRORS,
                        Threshold.above(failing(window), 0.05).recoverAt(0.02).minSamples(30)),
                condition(
                        "Threshold above 1 %, significant at 0.0001",
                        Of.ERRORS, Threshold.above(failing(HALF), 0.01).significant(0.0001)),
                condition("BurnRate of 99.5 %", Of.ERRORS, BurnRate.ofBad(Signal.of("failed"), CALLS, 0.995)),
                rolling("rolling z > 3", Of.TRAFFIC, "calls", null, HALF, true),
                forest(3.5, Of.TRAFFIC, "calls", null, HALF),
                condition("StdDev beyond 3, 3 in a row", Of.TRAFFIC, StdDev.beyond(Value.count(CALLS, HALF), 3)),
                condition("Seasonal outside 0.5 to 2", Of.TRAFFIC, Seasonal.outside(Value.count(CALLS, HALF), 0.5, 2)),
                condition("Anomaly, 1 a week", Of.TRAFFIC, Anomaly.of(Value.count(CALLS, HALF))),
                condition("Absent for 20 minutes", Of.TRAFFIC, Absent.of(CALLS, Duration.ofMinutes(20))),
                rolling("rolling z > 3", Of.TOKENS, "tokens", "calls", window, true),
                forest(1.5, Of.TOKENS, "tokens", "calls", window),
                condition(
                        "StdDev beyond 2, log, 3 in a row",
                        Of.TOKENS,
                        StdDev.beyond(tokens(), 2).log()),
                slow(
                        "Change, one false alarm in 1,000,000 events",
                        Of.TOKENS,
                        Change.of(EventSeries.OfCalls.OUTPUT_TOKENS, Sensitivity.oneFalseAlarmIn(1_000_000))));
    }

    private static Value latency(Duration window) {
        return Value.ratio(Value.sum(Signal.of("latency"), window), Value.count(CALLS, window));
    }

    private static Value tokens() {
        return Value.ratio(Value.sum(Signal.of("tokens"), HALF), Value.count(CALLS, HALF));
    }

    private static Value failing(Duration window) {
        return Value.ratio(Value.count(Signal.of("failed"), window), Value.count(CALLS, window));
    }

    private static Contestant condition(String name, Of of, Condition condition) {
        return new Contestant(name, of, SOON, () -> judge(condition));
    }

    /** What is found slowly may be found after it is over. */
    private static Contestant slow(String name, Of of, Condition condition) {
        return new Contestant(name, of, 12 * SOON, () -> judge(condition));
    }

    private static Contestant peer(String name, Of of, Condition condition) {
        return new Contestant("_" + name + "_", of, SOON, () -> judge(condition));
    }

    private static Contestant rolling(
            String name, Of of, String metric, @Nullable String per, Duration window, boolean both) {
        return new Contestant(
                "_" + name + "_", of, SOON, () -> new WindowRule(metric, per, window, new RollingZ(3, both)));
    }

    private static Contestant forest(double threshold, Of of, String metric, @Nullable String per, Duration window) {
        return new Contestant(
                "_Random Cut Forest above " + threshold + "_",
                of,
                SOON,
                () -> new WindowRule(metric, per, window, new Forest(threshold)));
    }

    private static Contestant.Judge judge(Condition condition) {
        ConditionRunner runner = ConditionRunners.of(condition);
        return (feeds, now) -> runner.step(feeds, now).values().stream()
                .map(Reading::state)
                .findFirst()
                .orElse(State.NO_DATA);
    }
}
