package io.llmops.alerting;

import io.llmops.Extension;
import io.llmops.OpsEvent;
import io.llmops.alerting.alert.ActiveAlert;
import io.llmops.alerting.alert.Alert;
import io.llmops.alerting.alert.Alerts;
import io.llmops.alerting.digest.CallDigests;
import io.llmops.alerting.digest.Digests;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentBook;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.IncidentJournal;
import io.llmops.alerting.incident.JournalException;
import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Prose;
import io.llmops.alerting.notify.DeadLetter;
import io.llmops.alerting.notify.Dispatcher;
import io.llmops.alerting.signal.Retention;
import io.llmops.alerting.signal.SignalHistory;
import io.llmops.alerting.signal.SignalReader;
import io.llmops.record.Failures;
import io.llmops.telemetry.Naming;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches what {@code LlmOps} measures, in process, and tells people: an {@link Extension}.
 *
 * <pre>{@code
 * var alerting = Alerting.builder().service("shop").slack(webhookUrl).pagerDuty(routingKey).build();
 * var ops = LlmOps.builder().with(alerting).build();
 * }</pre>
 *
 * <p>It owns a private meter provider that {@code LlmOps} records to beside the application's own, so that it works under
 * any exporter, or none. A daemon thread ticks every fifteen seconds: collect, evaluate monitors, step alerts, open and
 * resolve incidents, hand over to the notifiers, each on its own thread.
 */
public final class Alerting implements Extension {

    private static final Logger LOG = LoggerFactory.getLogger(Alerting.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Digests digests = new Digests(Digests.CAPACITY);
    private final SignalHistory history;
    private final SignalReader reader;
    private final AlertingSettings settings;
    private final Alerts alerts;
    private final Dispatcher dispatcher;
    private final IncidentBook incidents;
    private final Optional<StateKeeper> state;
    private volatile List<ActiveAlert> activeAlerts = List.of();
    private Failures failures = Failures.loggedOnly();
    private @Nullable SdkMeterProvider meters;
    private @Nullable Ticker ticker;

    Alerting(AlertingSettings settings) {
        this.settings = settings;
        settings.monitors().forEach(monitor -> requireReach(monitor, settings.retention()));
        this.history = new SignalHistory(settings.retention());
        this.reader = new SignalReader(history);
        this.state = settings.stateDirectory().map(folder -> new StateKeeper(folder, history));
        this.alerts = new Alerts(settings.monitors());
        this.dispatcher = new Dispatcher(settings.routes(), settings.notifiers());
        this.incidents = openBook(settings);
    }

    /** What is not kept would be no data for ever. */
    private static void requireReach(Monitor monitor, Retention retention) {
        if (monitor.condition().reach().compareTo(retention.reach()) > 0) {
            throw new IllegalArgumentException("Monitor " + monitor.name() + " looks back "
                    + Prose.duration(monitor.condition().reach()) + ", but the history keeps "
                    + Prose.duration(retention.reach()) + "; shorten its windows or give a longer retention");
        }
    }

    private IncidentBook openBook(AlertingSettings settings) {
        try {
            dispatcher.resume(settings.journal().open());
            return IncidentBook.open(settings.grouping(), settings.journal());
        } catch (JournalException e) {
            throw new IllegalStateException("The incident journal cannot be read: " + e.getMessage(), e);
        }
    }

    public static AlertingBuilder builder() {
        return new AlertingBuilder();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if it is to watch the application's metrics and would find none there
     */
    @Override
    public Attachment start(Surroundings surroundings) {
        checkThatThereIsSomethingToWatch(surroundings);
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException("This alerting belongs to another LlmOps already; build one for each");
        }
        failures = surroundings.failures();
        state.ifPresent(it -> it.restore(surroundings.time().now()));
        LOG.info(
                "Watching '{}' with {} monitors, telling {}. This process judges its own traffic only: several replicas "
                        + "each watch a part of it, and each may page for it",
                settings.grouping().namespace(),
                settings.monitors().size(),
                settings.notifiers());
        Attachment attachment = settings.sharesApplicationMetrics() ? Attachment.none() : privateMeters(surroundings);
        settings.interval().ifPresent(interval -> startTicking(interval, surroundings));
        return withDigests(attachment, surroundings);
    }

    /** Calls and evaluations are remembered one by one, too. */
    private Attachment withDigests(Attachment attachment, Surroundings surroundings) {
        CallDigests recorder = new CallDigests(digests, surroundings.time());
        return new Attachment(List.of(recorder), List.of(recorder), attachment.meterProviders());
    }

    private void checkThatThereIsSomethingToWatch(Surroundings surroundings) {
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

    private Attachment privateMeters(Surroundings surroundings) {
        SdkMeterProvider provider = SdkMeterProvider.builder()
                .setClock(new SdkClock(surroundings.time()))
                .registerMetricReader(reader)
                .build();
        meters = provider;
        return new Attachment(List.of(), List.of(provider));
    }

    private void startTicking(Duration interval, Surroundings surroundings) {
        Ticker clock = new Ticker(
                interval,
                () -> tick(surroundings.time().now()),
                () -> collectOnItsOwn(surroundings.time().now()),
                failures);
        ticker = clock;
        clock.start();
    }

    /**
     * The reader to register on the application's own SDK, if the builder was told to
     * {@linkplain AlertingBuilder#watchApplicationMetrics() watch its metrics}: then monitors may name any metric in it.
     *
     * @throws IllegalStateException if it was not, because every call would then be counted twice
     */
    public MetricReader metricReader() {
        if (!settings.sharesApplicationMetrics()) {
            throw new IllegalStateException(
                    "This alerting reads its own metrics; call watchApplicationMetrics() on its builder first");
        }
        return reader;
    }

    /** Callbacks and gauges of the application are foreign code and may block: they do not run on the ticking thread. */
    private void collectOnItsOwn(Instant now) {
        if (settings.sharesApplicationMetrics()) {
            reader.collect(now);
        }
        settings.micrometer().ifPresent(meters -> meters.collectInto(history, now));
    }

    /**
     * One round: collect, evaluate, tell. Called by the ticking thread, or, if the builder said {@code manually()}, by
     * the application, from one thread at a time.
     */
    public synchronized void tick(Instant now) {
        if (settings.interval().isEmpty()) {
            settings.micrometer().ifPresent(meters -> meters.collectInto(history, now));
        }
        if (!settings.sharesApplicationMetrics() || settings.interval().isEmpty()) {
            reader.collect(now);
        }
        for (IncidentChange change : incidents.apply(alerts.step(new Feeds(history, digests), now))) {
            settings.listener().ifPresent(listener -> tell(listener, change, now));
            dispatcher.dispatch(change);
        }
        activeAlerts = alerts.active().stream().map(Alert::asOfNow).toList();
        state.ifPresent(it -> it.tick(now));
    }

    private void tell(IncidentListener listener, IncidentChange change, Instant now) {
        try {
            listener.onChange(change, now);
        } catch (Throwable t) {
            failures.caught("incident listener", t);
        }
    }

    /** Waits until the notifiers have told everything; false if that takes longer. */
    public boolean flush(Duration patience) throws InterruptedException {
        return dispatcher.flush(patience);
    }

    /** The incidents that are open, the oldest first. */
    public List<Incident> openIncidents() {
        IncidentJournal journal = settings.journal();
        try {
            return journal.open();
        } catch (JournalException e) {
            throw new IllegalStateException("The incident journal cannot be read: " + e.getMessage(), e);
        }
    }

    /** The last calls and evaluations of this process, without text. */
    public Digests digests() {
        return digests;
    }

    /** What is watched. */
    public List<Monitor> monitors() {
        return settings.monitors();
    }

    /** The alerts that are pending, firing or recovering, as the last tick left them. From any thread. */
    public List<ActiveAlert> activeAlerts() {
        return activeAlerts;
    }

    /** What notifiers were not able to tell, and why. */
    public List<DeadLetter> deadLetters() {
        return dispatcher.deadLetters();
    }

    /** Deployments and feedback are not yet part of what an incident shows. */
    @Override
    public void onEvent(OpsEvent event) {
        LOG.debug("Heard of {}", event);
    }

    /** Ends ticking and gives the notifiers up to five seconds to tell what they still have to. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        Optional.ofNullable(ticker).ifPresent(Ticker::close);
        dispatcher.close(CLOSE_PATIENCE);
        state.filter(it -> started.get()).ifPresent(it -> it.close(CLOSE_PATIENCE));
        Optional.ofNullable(meters).ifPresent(SdkMeterProvider::close);
    }
}
