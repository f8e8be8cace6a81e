package io.llmops.alerting;

import io.llmops.Extension.Attachment;
import io.llmops.Extension.Surroundings;
import io.llmops.alerting.assess.CallSamples;
import io.llmops.alerting.digest.CallDigests;
import io.llmops.alerting.digest.CustomerDirectory;
import io.llmops.alerting.digest.Digests;
import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.signal.SignalHistory;
import io.llmops.alerting.signal.SignalReader;
import io.llmops.alerting.triage.CallTriage;
import io.llmops.record.CallListener;
import io.llmops.telemetry.Naming;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What monitors look at, and how it comes in: signals from meters of its own or the application's, and from Micrometer; each
 * call and evaluation as a digest.
 */
final class Intake {

    private final AlertingSettings settings;
    private final Digests digests = new Digests(Digests.CAPACITY);
    private final SignalHistory history;
    private final SignalReader reader;
    private final @Nullable CustomerDirectory customers;
    private final CallSamples samples = new CallSamples();
    private @Nullable SdkMeterProvider meters;

    Intake(AlertingSettings settings) {
        this.settings = settings;
        this.history = new SignalHistory(settings.retention());
        this.reader = new SignalReader(history);
        this.customers = settings.namesCustomers() ? new CustomerDirectory() : null;
    }

    /** @throws IllegalStateException if the application's metrics are to be watched and there would be none of ours */
    void requireSomethingToWatch(Surroundings surroundings) {
        Optional<Naming> naming = surroundings.applicationNaming();
        if (settings.sharesApplicationMetrics()
                && (naming.isEmpty() || !naming.get().writes(Naming.Shape.CURRENT))) {
            throw new IllegalStateException(
                    "Alerting is to watch the application's metrics, but its OpenTelemetry gets "
                            + naming.map(only -> "them under the names of " + only + " only: use naming(Naming.BOTH)")
                                    .orElse(
                                            "none: register alerting.metricReader() on its SdkMeterProvider and give it to "
                                                    + "LlmOps.builder().openTelemetry(…)"));
        }
    }

    /** To hear of calls and evaluations, as this listener wants to, too. */
    Attachment attach(Surroundings surroundings, CallListener another) {
        CallDigests recorder = new CallDigests(digests, surroundings.time(), customers);
        return new Attachment(List.of(recorder, another), List.of(recorder, samples), ownMeters(surroundings));
    }

    private List<MeterProvider> ownMeters(Surroundings surroundings) {
        if (settings.sharesApplicationMetrics()) {
            return List.of();
        }
        SdkMeterProvider own = SdkMeterProvider.builder()
                .setClock(new SdkClock(surroundings.time()))
                .registerMetricReader(reader)
                .build();
        meters = own;
        return List.of(own);
    }

    /** @throws IllegalStateException if it is not to read the application's metrics: every call would be counted twice */
    MetricReader applicationReader() {
        if (!settings.sharesApplicationMetrics()) {
            throw new IllegalStateException(
                    "This alerting reads its own metrics; call watchApplicationMetrics() on its builder first");
        }
        return reader;
    }

    /** What is ours; where the application ticks, all of it. */
    void collect(Instant now) {
        boolean all = settings.interval().isEmpty();
        if (all) {
            collectMicrometer(now);
        }
        if (all || !settings.sharesApplicationMetrics()) {
            reader.collect(now);
        }
    }

    /** Callbacks and gauges of the application are foreign code and may block: they do not run on the ticking thread. */
    void collectForeign(Instant now) {
        if (settings.sharesApplicationMetrics()) {
            reader.collect(now);
        }
        collectMicrometer(now);
    }

    private void collectMicrometer(Instant now) {
        settings.micrometer().ifPresent(registry -> registry.collectInto(history, now));
    }

    Feeds feeds() {
        return new Feeds(history, digests);
    }

    /** Of all calls from now on. */
    CallTriage triage() {
        return new CallTriage(digests, customers);
    }

    CallSamples samples() {
        return samples;
    }

    SignalHistory history() {
        return history;
    }

    Digests digests() {
        return digests;
    }

    void close() {
        Optional.ofNullable(meters).ifPresent(SdkMeterProvider::close);
    }
}
