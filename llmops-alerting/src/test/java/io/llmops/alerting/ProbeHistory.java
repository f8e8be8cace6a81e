package io.llmops.alerting;

import io.llmops.alerting.alert.Alerts;
import io.llmops.alerting.alert.Transition;
import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.SignalHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;

/** Probes of one golden set, ten minutes at a time, and the alerts that the standard monitors for probes have about them. */
final class ProbeHistory {

    private static final Duration STEP = Duration.ofMinutes(10);
    private static final Labels PROBE = Labels.of("llmops.probe.set", "geo", "gen_ai.request.model", "gpt-4o");

    // what it is like, to be changed as time goes on
    double right = 0.9;
    double failing;
    int everyMinutes = 5;
    int quietUntilHour;
    boolean stopped;

    private final SignalHistory history = new SignalHistory();
    private final Alerts alerts = new Alerts(ProbeMonitors.all());
    private final Random random;
    private Instant now = Instant.parse("2026-03-02T00:00:00Z");
    private double due;

    ProbeHistory(long seed) {
        random = new Random(seed);
    }

    /** What fired or got worse meanwhile: the monitor and its severity. */
    List<String> goOn(Duration duration) {
        List<String> fired = new ArrayList<>();
        for (Instant end = now.plus(duration); now.isBefore(end); ) {
            record();
            alerts.step(new Feeds(history), now).stream()
                    .filter(it -> it.isFired() || it.kind() == Transition.Kind.ESCALATED)
                    .forEach(it -> fired.add(it.monitor().name() + " " + it.severity()));
        }
        return fired;
    }

    private void record() {
        Instant from = now;
        now = now.plus(STEP);
        boolean quiet = from.atZone(ZoneOffset.UTC).getHour() < quietUntilHour;
        due += stopped || quiet ? 0 : (double) STEP.toMinutes() / everyMinutes;
        int made = (int) due;
        due -= made;
        int failed = (int) random.doubles(made).filter(it -> it < failing).count();
        if (failed > 0) {
            history.add(
                    "llmops.probe.errors",
                    PROBE.plus(Labels.of("error.type", "500")),
                    Aggregate.counted(failed),
                    from,
                    now);
        }
        if (made > failed) {
            double[] scores = DoubleStream.generate(() -> random.nextDouble() < right ? 1 : 0)
                    .limit(made - failed)
                    .toArray();
            Labels answered = PROBE.plus(Labels.of("gen_ai.response.model", "gpt-4o-2024-08-06"));
            history.add("llmops.probe.score", answered, Aggregate.recorded(scores), from, now);
            history.add("llmops.probe.duration", answered, Aggregate.recorded(scores), from, now);
        }
        history.advanceTo(now);
    }
}
