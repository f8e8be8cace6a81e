package io.llmops.crash;

import io.llmops.LlmOps;
import io.llmops.alerting.Alerting;
import io.llmops.alerting.incident.IncidentJournal;
import io.llmops.alerting.incident.jdbc.JdbcJournal;
import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.FlapPolicy;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.notify.Delivery;
import io.llmops.alerting.notify.Notification;
import io.llmops.alerting.notify.Notifier;
import io.llmops.alerting.notify.PagerDutyNotifier;
import io.llmops.alerting.notify.SlackBotNotifier;
import io.llmops.alerting.signal.MicrometerSignals;
import io.llmops.alerting.signal.Signal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/** A process that lives by a script, from a given tick on, and may be killed at any moment. It says how far it has come. */
@SuppressWarnings("try") // what is open need not be spoken to
final class ScriptedService {

    static final String DONE = "done";
    static final String TICKED = "ticked ";

    private static final String METRIC = "trouble";
    private static final long PAUSE_MILLIS = 5;
    private static final String ROUTING_KEY = "0123456789abcdef0123456789abcdef";

    private ScriptedService() {}

    /** Journal, PagerDuty, Slack, bot token, channel, ticks of the script, first tick. */
    public static void main(String[] arguments) throws InterruptedException {
        Script script = new Script(Integer.parseInt(arguments[5]));
        AtomicInteger tick = new AtomicInteger(Integer.parseInt(arguments[6]));
        Alerting alerting = Alerting.builder()
                .service("shop")
                .monitors(List.of(monitor()))
                .journal(journal(arguments[0]))
                .notifier(new Unhurried(PagerDutyNotifier.at(URI.create(arguments[1]), ROUTING_KEY)))
                .notifier(new Unhurried(
                        new SlackBotNotifier("slack", arguments[3], arguments[4], URI.create(arguments[2] + "/"))))
                .micrometer(MicrometerSignals.on(registry(script, tick)))
                .manually()
                .build();
        try (LlmOps ops = LlmOps.builder().with(alerting).build()) {
            for (; tick.get() < script.ticks(); tick.incrementAndGet()) {
                alerting.tick(Script.at(tick.get()));
                System.out.println(TICKED + tick.get());
                Thread.sleep(PAUSE_MILLIS);
            }
            if (!alerting.flush(Duration.ofSeconds(30))) {
                throw new IllegalStateException("not everything was told: " + alerting.notifierStates());
            }
        }
        System.out.println(DONE);
    }

    private static Monitor monitor() {
        return Monitor.named("trouble")
                .summary("In trouble")
                .when(Threshold.above(Value.mean(Signal.of(METRIC).by("gen_ai.request.model"), Script.TICK), 0.5))
                .policy(AlertPolicy.standard(Severity.ERROR)
                        .pendingFor(Duration.ofSeconds(20))
                        .keepFiringFor(Duration.ofSeconds(30))
                        .flapping(FlapPolicy.off()))
                .build();
    }

    private static MeterRegistry registry(Script script, AtomicInteger tick) {
        MeterRegistry registry = new SimpleMeterRegistry();
        for (int model = 0; model < Script.MODELS; model++) {
            int it = model;
            Gauge.builder(METRIC, () -> script.isInTrouble(it, tick.get()) ? 1 : 0)
                    .tag("gen_ai.request.model", Script.name(model))
                    .register(registry);
        }
        return registry;
    }

    static IncidentJournal journal(String where) {
        if (!where.startsWith("jdbc:")) {
            return JdbcJournal.h2(Path.of(where));
        }
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(where);
        database.setUser("postgres");
        return JdbcJournal.on(database);
    }

    /** As fast as it can. */
    private record Unhurried(Notifier notifier) implements Notifier {
        @Override
        public String name() {
            return notifier.name();
        }

        @Override
        public Delivery send(Notification notification) {
            return notifier.send(notification);
        }
    }
}
