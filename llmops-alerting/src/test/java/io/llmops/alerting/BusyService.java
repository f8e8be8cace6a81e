package io.llmops.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.LlmOps;
import io.llmops.alerting.incident.IncidentJournal;
import io.llmops.alerting.incident.JournalException;
import io.llmops.alerting.incident.jdbc.JdbcJournal;
import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.notify.Delivery;
import io.llmops.alerting.notify.Notification;
import io.llmops.alerting.notify.Notifier;
import io.llmops.alerting.signal.MicrometerSignals;
import io.llmops.alerting.signal.Signal;
import io.llmops.record.TimeSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.io.TempDir;

/** A service that is busy now and then, what watches it, and what people hear; with a journal in a folder of its own. */
@SuppressWarnings("try") // what is open need not be spoken to
abstract class BusyService {

    static final Instant START = Instant.parse("2026-03-03T09:00:00Z");
    static final Duration TICK = Duration.ofSeconds(15);
    static final Duration LONG = Duration.ofSeconds(20);

    final List<String> told = new CopyOnWriteArrayList<>();
    final List<String> changes = new ArrayList<>();
    volatile Delivery answer = Delivery.accepted("P1");
    volatile double level;

    @TempDir
    Path folder;

    /** Of calls and deployments; ticks have their own. */
    final TimeSource clock = new TimeSource() {
        @Override
        public Instant now() {
            return START;
        }

        @Override
        public long nanos() {
            return 0;
        }
    };

    final Notifier pager = new Notifier() {
        @Override
        public String name() {
            return "pager";
        }

        @Override
        public Delivery send(Notification it) {
            told.add(it.kind() + it.receipt().map(receipt -> " " + receipt).orElse(""));
            return answer;
        }
    };

    static Monitor busy() {
        return Monitor.named("busy")
                .summary("Busy")
                .when(Threshold.above(Value.mean(Signal.of("level"), TICK), 5))
                .policy(AlertPolicy.standard(Severity.ERROR)
                        .pendingFor(Duration.ofSeconds(45))
                        .keepFiringFor(Duration.ofMinutes(1)))
                .build();
    }

    AlertingBuilder builder() {
        MeterRegistry registry = new SimpleMeterRegistry();
        Gauge.builder("level", () -> level).register(registry);
        return Alerting.builder()
                .service("shop")
                .monitors(List.of(busy()))
                .micrometer(MicrometerSignals.on(registry))
                .notifier(pager)
                .manually()
                .onChange((change, at) ->
                        changes.add(change.kind() + " #" + change.incident().occurrence()));
    }

    /** Breached on ticks 4 to 15, 28 to 39 and from 52 on. */
    static double script(int tick) {
        return tick % 24 >= 4 && tick % 24 < 16 ? 9 : 1;
    }

    void live(Path file, int from, int until) throws InterruptedException, JournalException {
        try (IncidentJournal journal = JdbcJournal.h2(file)) {
            Alerting alerting = builder().journal(journal).build();
            try (LlmOps ops = LlmOps.builder().with(alerting).build()) {
                ticks(alerting, from, until);
                if (answer instanceof Delivery.Accepted) {
                    assertThat(alerting.flush(LONG)).isTrue();
                }
            }
        }
    }

    void ticks(Alerting alerting, int from, int until) {
        for (int tick = from; tick < until; tick++) {
            tick(alerting, tick);
        }
    }

    void tick(Alerting alerting, int tick) {
        level = script(tick);
        alerting.tick(START.plus(TICK.multipliedBy(tick)));
    }
}
