package io.llmops.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.alert.Alerts;
import io.llmops.alerting.incident.Grouping;
import io.llmops.alerting.incident.IncidentBook;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.route.Routes;
import io.llmops.alerting.signal.Signal;
import io.llmops.alerting.signal.SignalHistory;
import io.llmops.alerting.signal.SignalReader;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.time.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everything in this module at work: a day of calls, replayed in a moment. */
class FromMetricToPagerTest {

    private static final AttributeKey<String> MODEL = AttributeKey.stringKey("gen_ai.request.model");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final Signal CALLS =
            Signal.of("gen_ai.client.inference.duration").by("gen_ai.request.model");
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final TestClock clock = TestClock.create(Instant.parse("2026-03-01T00:00:00Z"));
    private final SignalHistory history = new SignalHistory();
    private final SignalReader reader = new SignalReader(history);
    private final DoubleHistogram calls = SdkMeterProvider.builder()
            .setClock(clock)
            .registerMetricReader(reader)
            .build()
            .get("test")
            .histogramBuilder(CALLS.metric())
            .build();
    private final Alerts alerts = new Alerts(List.of(errorRate(), slowAnswers()));
    private final FakeNotifier pager = new FakeNotifier("pager");
    private final Dispatcher dispatcher = new Dispatcher(Routes.of().and(Severity.ERROR, "pager"), List.of(pager));
    private final Random random = new Random(42);
    private final IncidentBook book = IncidentBook.empty(Grouping.standard("checkout-bot"));

    @AfterEach
    void close() {
        dispatcher.close(Duration.ZERO);
    }

    @Test
    void anOutageInTheMiddleOfTheDayPagesOnceAndResolvesOnce() throws InterruptedException {
        run(Duration.ofHours(12), 0.01, 1);
        assertThat(pager.told()).isEmpty();

        run(Duration.ofMinutes(20), 0.4, 8);
        assertThat(pager.told())
                .containsExactly(
                        "first OPENED Too many calls fail: gpt-4o", "UPDATED Too many calls fail (and 1 more): gpt-4o");

        run(Duration.ofHours(11), 0.01, 1);
        assertThat(pager.told()).filteredOn(it -> it.startsWith("RESOLVED")).hasSize(1);
        assertThat(pager.told()).filteredOn(it -> it.startsWith("first")).hasSize(1);
        assertThat(pager.told()).last().asString().startsWith("RESOLVED");
        assertThat(alerts.active()).isEmpty();
    }

    private void run(Duration length, double errorShare, double slowness) throws InterruptedException {
        for (Duration passed = Duration.ZERO; passed.compareTo(length) < 0; passed = passed.plusSeconds(10)) {
            for (int call = 0; call < 5; call++) {
                call(errorShare, slowness);
            }
            clock.advance(Duration.ofSeconds(10));
            tick(Instant.ofEpochSecond(0, clock.now()));
        }
    }

    private void call(double errorShare, double slowness) {
        double seconds = slowness * Math.exp(0.5 * random.nextGaussian());
        Attributes model = Attributes.of(MODEL, "gpt-4o");
        boolean fails = random.nextDouble() < errorShare;
        calls.record(seconds, fails ? model.toBuilder().put(ERROR, "timeout").build() : model);
    }

    private void tick(Instant now) throws InterruptedException {
        reader.collect(now);
        for (IncidentChange change : book.apply(alerts.step(new Feeds(history), now))) {
            dispatcher.dispatch(change);
            assertThat(dispatcher.flush(Duration.ofSeconds(20))).isTrue();
        }
    }

    private static Monitor errorRate() {
        Value failed = Value.count(CALLS.where("error.type", Signal.PRESENT), WINDOW);
        return Monitor.named("error-rate")
                .summary("Too many calls fail")
                .when(Threshold.above(Value.ratio(failed, Value.count(CALLS, WINDOW)), 0.1)
                        .recoverAt(0.05)
                        .minSamples(50))
                .policy(AlertPolicy.standard(Severity.ERROR))
                .build();
    }

    private static Monitor slowAnswers() {
        return Monitor.named("slow-answers")
                .summary("Answers are slow")
                .when(Threshold.above(Value.quantile(CALLS, 0.5, WINDOW), 5).recoverAt(2))
                .policy(AlertPolicy.standard(Severity.WARNING))
                .build();
    }
}
