package io.llmops.alerting.monitor.measuring;

import io.llmops.alerting.monitor.Anomaly;
import io.llmops.alerting.monitor.ConditionRunner;
import io.llmops.alerting.monitor.ConditionRunners;
import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.monitor.Reading.State;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Signal;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What conditions that state their false alarms do where nothing happens. */
final class Quiet {

    private static final double[] STATED = {0.25, 0.5, 1, 2, 4};
    private static final double[] ALPHAS = {0.01, 0.001, 0.0001};
    private static final double FAILING = 0.004;
    private static final double WEEKS = (Service.MINUTES - Service.LEARNED) / (7 * 24 * 60.0);

    private Quiet() {}

    static void print(PrintStream out, List<Service> services) {
        out.println();
        out.println("| Anomaly, stated a week | windows of | latency | tokens | failures | traffic |");
        out.println("|---|---|---|---|---|---|");
        for (Duration window : List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(30))) {
            for (double stated : STATED) {
                out.printf(Locale.ROOT, "| %s | %d min |", stated, window.toMinutes());
                for (Value value : values(window)) {
                    Anomaly condition = Anomaly.of(value).alarmsPerWeek(stated);
                    double alarms = services.stream()
                            .mapToDouble(it -> alarms(ConditionRunners.of(condition), it, window))
                            .sum();
                    out.printf(Locale.ROOT, " %.2f |", alarms / (WEEKS * services.size()));
                }
                out.println();
            }
        }
        significance(out, services);
    }

    private static List<Value> values(Duration window) {
        Value calls = Value.count(Signal.of("calls"), window);
        return List.of(
                Value.ratio(Value.sum(Signal.of("latency"), window), calls),
                Value.ratio(Value.sum(Signal.of("tokens"), window), calls),
                Value.ratio(Value.count(Signal.of("failed"), window), calls),
                calls);
    }

    /** The limit is exactly what the service does: the worst there is, short of being wrong. */
    private static void significance(PrintStream out, List<Service> services) {
        out.println();
        out.println(
                "| significant at, service exactly at its limit | of windows side by side | alarms a week, looking every minute |");
        out.println("|---|---|---|");
        Duration window = Duration.ofMinutes(30);
        for (double alpha : ALPHAS) {
            Threshold condition =
                    Threshold.above(values(window).get(2), FAILING).significant(alpha);
            double breached = 0;
            double alarms = 0;
            for (Service service : services) {
                ConditionRunner runner = ConditionRunners.of(condition);
                breached += breaches(runner, service, window);
                alarms += alarms(runner, service, Duration.ofMinutes(1));
            }
            double windows = WEEKS * services.size() * Duration.ofDays(7).dividedBy(window);
            out.printf(
                    Locale.ROOT,
                    "| %s | %.5f | %.2f |%n",
                    alpha,
                    breached / windows,
                    alarms / (WEEKS * services.size()));
        }
    }

    private static int breaches(ConditionRunner runner, Service service, Duration step) {
        int breaches = 0;
        for (int minute = Service.LEARNED; minute < Service.MINUTES; minute += (int) step.toMinutes()) {
            breaches += state(runner, service, minute) == State.BREACHED ? 1 : 0;
        }
        return breaches;
    }

    /** Each from its beginning until it is clear. */
    private static int alarms(ConditionRunner runner, Service service, Duration step) {
        int alarms = 0;
        boolean on = false;
        for (int minute = 0; minute < Service.MINUTES; minute += (int) step.toMinutes()) {
            State state = state(runner, service, minute);
            alarms += !on && state == State.BREACHED && minute >= Service.LEARNED ? 1 : 0;
            on = state == State.BREACHED || (on && state == State.HOLDING);
        }
        return alarms;
    }

    private static State state(ConditionRunner runner, Service service, int minute) {
        Instant now = Service.START.plusSeconds(60L * minute);
        return runner.step(new Feeds(service), now).values().stream()
                .map(Reading::state)
                .findFirst()
                .orElse(State.NO_DATA);
    }
}
