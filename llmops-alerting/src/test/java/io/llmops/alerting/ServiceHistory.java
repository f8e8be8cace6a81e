package io.llmops.alerting;

import io.llmops.alerting.alert.Alerts;
import io.llmops.alerting.alert.Transition;
import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.SignalHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/** A service that calls one model, five minutes at a time, and the alerts that a pack of monitors has about it. */
final class ServiceHistory {

    private static final Duration STEP = Duration.ofMinutes(5);
    private static final Labels ENVIRONMENT = Labels.of("deployment.environment.name", "prod");
    private static final Labels CALL =
            ENVIRONMENT.plus(Labels.of("gen_ai.provider.name", "openai", "gen_ai.request.model", "gpt-4o"));

    // what it is like, to be changed as time goes on
    int calls = 150;
    double failing = 0.004;
    double slowness = 1;
    double relevance = 0.8;
    double answered = 0.98;
    double helpfulness = 0.8;
    double inputTokens = 700;
    double outputTokens = 110;
    double blocked = 0.001;
    double gpuMemory = 0.9;
    double gpuBusy = 0.6;
    String feature = "";

    final SignalHistory history = new SignalHistory();
    Instant now = Instant.parse("2026-03-02T00:00:00Z");
    private final Random random = new Random(1);
    private final Alerts alerts;

    ServiceHistory(List<Monitor> monitors) {
        alerts = new Alerts(monitors);
    }

    /** The names of the monitors that fired meanwhile, in that order. */
    List<String> goOn(Duration duration) {
        List<String> fired = new ArrayList<>();
        for (Instant end = now.plus(duration); now.isBefore(end); ) {
            record();
            alerts.step(new Feeds(history), now).stream()
                    .filter(Transition::isFired)
                    .forEach(it -> fired.add(it.monitor().name()));
        }
        return fired;
    }

    private void record() {
        Instant from = now;
        now = now.plus(STEP);
        int refused = some(calls, blocked);
        count("llmops.guardrail.decisions", refused, decision("block"), from);
        count("llmops.guardrail.decisions", calls - refused, decision("pass"), from);
        int failed = some(calls - refused, failing);
        record(
                "gen_ai.client.inference.duration",
                failed,
                () -> 0.2,
                call().plus(Labels.of("error.type", "500")),
                from);
        int good = calls - refused - failed;
        double perToken = 0.012 * slowness * outputTokens;
        record("gen_ai.client.inference.duration", good, () -> tailed(perToken, 0.4), call(), from);
        record("gen_ai.client.inference.time_to_first_chunk", good, () -> tailed(0.4 * slowness, 0.3), call(), from);
        record(
                "gen_ai.client.inference.time_per_output_chunk",
                3 * good,
                () -> tailed(0.02 * slowness, 0.3),
                call(),
                from);
        record("gen_ai.client.inference.operation.input_tokens", good, () -> tailed(inputTokens, 0.8), call(), from);
        record("gen_ai.client.inference.operation.output_tokens", good, () -> tailed(outputTokens, 0.8), call(), from);
        score("relevance", good, () -> Math.min(1, relevance + 0.1 * random.nextGaussian()), from);
        score("answered", good, () -> random.nextDouble() < answered ? 1 : 0, from);
        score("helpfulness", good / 3, () -> Math.min(1, helpfulness + 0.1 * random.nextGaussian()), from);
        if (good > 0) {
            history.add(
                    "llmops.cost",
                    call(),
                    Aggregate.increased(good * (inputTokens + 4 * outputTokens) * 1e-6),
                    from,
                    now);
        }
        Labels gpu = Labels.of("hw.id", "GPU-1", "host.name", "gpu-7");
        history.add("hw.gpu.memory.utilization", gpu, Aggregate.observed(gpuMemory), from, now);
        history.add("hw.gpu.utilization", gpu, Aggregate.observed(gpuBusy), from, now);
        history.advanceTo(now);
    }

    private Labels call() {
        return feature.isEmpty() ? CALL : CALL.plus(Labels.of("llmops.feature", feature));
    }

    private Labels decision(String action) {
        return call().plus(Labels.of("llmops.guardrail.name", "injection", "llmops.guardrail.action", action));
    }

    private int some(int of, double share) {
        return (int) random.doubles(of).filter(it -> it < share).count();
    }

    private double tailed(double median, double sigma) {
        return median * Math.exp(sigma * random.nextGaussian());
    }

    private void count(String metric, int number, Labels labels, Instant from) {
        if (number > 0) {
            history.add(metric, labels, Aggregate.counted(number), from, now);
        }
    }

    private void score(String evaluation, int number, DoubleSupplier each, Instant from) {
        record(
                "llmops.evaluation.score",
                number,
                each,
                call().plus(Labels.of("gen_ai.evaluation.name", evaluation)),
                from);
    }

    private void record(String metric, int number, DoubleSupplier each, Labels labels, Instant from) {
        if (number > 0) {
            double[] numbers = DoubleStream.generate(each).limit(number).toArray();
            history.add(metric, labels, Aggregate.recorded(numbers), from, now);
        }
    }
}
