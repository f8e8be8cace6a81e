package io.llmops.alerting;

import io.llmops.Extension;
import io.llmops.OpsEvent;
import io.llmops.alerting.alert.ActiveAlert;
import io.llmops.alerting.alert.MonitorState;
import io.llmops.alerting.digest.Digests;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentHistory;
import io.llmops.alerting.incident.JournalState;
import io.llmops.alerting.incident.Reaction;
import io.llmops.alerting.incident.background.Backgrounds;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.notify.DeadLetter;
import io.llmops.alerting.notify.NotifierState;
import io.llmops.alerting.silence.MaintenanceWindow;
import io.llmops.alerting.silence.Silence;
import io.llmops.call.ModelCatalogue;
import io.llmops.record.Failures;
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
    private static final String LEARNED = "conditions"; // a section of the snapshot
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Intake intake;
    private final AlertingSettings settings;
    private final Watching watching;
    private final Routing routing;
    private final Backgrounds backgrounds = new Backgrounds(ModelCatalogue.builtIn());
    private final Inquiries inquiries;
    private final Desk desk;
    private final Optional<StateKeeper> state;
    private Failures failures = Failures.loggedOnly();
    private @Nullable Ticker ticker;

    Alerting(AlertingSettings settings) {
        this.settings = settings;
        this.intake = new Intake(settings);
        this.state = settings.stateDirectory().map(folder -> new StateKeeper(folder, intake.history()));
        this.watching = new Watching(settings, (where, thrown) -> failures.counted(where, thrown));
        this.routing = new Routing(settings, thrown -> failures.counted("routes file", thrown));
        watching.silences().inhibitions(routing.inhibitions());
        this.inquiries = new Inquiries(settings, intake, watching, () -> failures);
        this.desk = new Desk(settings, routing.routes(), watching, backgrounds, inquiries, () -> failures);
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
        intake.requireSomethingToWatch(surroundings);
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException("This alerting belongs to another LlmOps already; build one for each");
        }
        failures = surroundings.failures();
        backgrounds.models(surroundings.models());
        state.ifPresent(it -> restore(it, surroundings.time().now()));
        desk.start(surroundings.time().now());
        LOG.info(
                "Watching '{}' with {} monitors, telling {}. This process judges its own traffic only: several replicas "
                        + "each watch a part of it, and each may page for it. Incidents are kept {}{}",
                settings.grouping().namespace(),
                watching.monitors().size(),
                settings.notifiers(),
                settings.journal(),
                settings.journal().isDurable()
                        ? ", for this process alone: whichever opens the same journal later takes it over, so give each"
                                + " replica its own"
                        : "");
        Attachment attachment = intake.attach(surroundings, backgrounds.listener());
        settings.interval().ifPresent(interval -> startTicking(interval, surroundings));
        return attachment;
    }

    /** Signals, and what the conditions have learned from them. */
    private void restore(StateKeeper keeper, Instant now) {
        keeper.restore(now);
        keeper.restored(LEARNED).ifPresent(watching::resume);
        keeper.carry(LEARNED, watching::learned);
    }

    private void startTicking(Duration interval, Surroundings surroundings) {
        Ticker clock = new Ticker(
                interval,
                () -> tick(surroundings.time().now()),
                () -> intake.collectForeign(surroundings.time().now()),
                failures);
        ticker = clock;
        clock.start();
        watching.start();
        routing.start();
    }

    /**
     * The reader to register on the application's own SDK, if the builder was told to
     * {@linkplain AlertingBuilder#watchApplicationMetrics() watch its metrics}: then monitors may name any metric in it.
     *
     * @throws IllegalStateException if it was not, because every call would then be counted twice
     */
    public MetricReader metricReader() {
        return intake.applicationReader();
    }

    /**
     * One round: collect, evaluate, tell. Called by the ticking thread, or, if the builder said {@code manually()}, by
     * the application, from one thread at a time.
     */
    public synchronized void tick(Instant now) {
        intake.collect(now);
        routing.takeUp(desk.dispatcher(), watching.silences());
        desk.goOn(now);
        inquiries.tick(now);
        desk.handle(watching.step(intake.feeds(), now), now);
        inquiries.endings(desk.openIncidents(), now).forEach(desk::react);
        state.ifPresent(it -> it.tick(now));
    }

    /** Waits until the notifiers have told everything; false if that takes longer. */
    public boolean flush(Duration patience) throws InterruptedException {
        return desk.dispatcher().flush(patience);
    }

    /** The incidents that are open, the oldest first, as the last tick left them. From any thread. */
    public List<Incident> openIncidents() {
        return desk.openIncidents();
    }

    /** What happened so far, as far as the journal keeps it. From any thread; may take as long as a database does. */
    public IncidentHistory history() {
        return settings.journal();
    }

    /** Whether the journal can be written, and what waits for it. From any thread. */
    public JournalState journalState() {
        return desk.journalState();
    }

    /**
     * Somebody did something about an incident: it counts from the next tick on, and is told to those who were told of the
     * incident. What is about no incident that is known, or changes nothing, is left. From any thread.
     *
     * <p>Resolved by hand, an incident is over whatever is measured: what is still wrong is not told again until it has been
     * right once, or is worse than it was.
     */
    public void react(Reaction reaction) {
        desk.react(reaction);
    }

    /** The last calls and evaluations of this process, without text. */
    public Digests digests() {
        return intake.digests();
    }

    /**
     * From the next tick on these monitors are watched, instead of all others. A monitor that is there still, by its name,
     * keeps its alerts, whatever else changed of it, unless that is its labels or its groups; conditions that are equal keep
     * what they have learned. The alerts of those that are not there any more are over, saying why. From any thread.
     *
     * @throws IllegalArgumentException if they cannot be watched; nothing changes then
     */
    public void reload(List<Monitor> monitors) {
        watching.reload(monitors);
    }

    /** What is watched, since the last tick. From any thread. */
    public List<Monitor> monitors() {
        return watching.monitors();
    }

    /** The file that says what is watched, if there is one. From any thread. */
    public Optional<MonitorsFile> monitorsFile() {
        return watching.file();
    }

    /** The file that says who is told, if there is one. From any thread. */
    public Optional<RoutesFile> routesFile() {
        return routing.file();
    }

    /** Looks whether files have changed, as threads of their own do every five seconds where this one ticks by itself. */
    void lookAtFile() {
        watching.lookAtFile();
        routing.lookAtFile();
    }

    /**
     * The alerts that are pending, firing, recovering or flapping, silenced ones too, as the last tick left them. From any
     * thread.
     */
    public List<ActiveAlert> activeAlerts() {
        return watching.activeAlerts();
    }

    /** How each monitor is doing: whether it can be evaluated, and how many groups it judges. From any thread. */
    public List<MonitorState> monitorStates() {
        return watching.states();
    }

    /**
     * From the next tick on, alerts that match are not told until the silence is over; what then still fires is told then.
     * From any thread. Silences last as long as the journal.
     */
    public void silence(Silence silence) {
        watching.silences().add(silence);
        LOG.info("{} is {}", silence.alerts(), silence);
    }

    /** Ends a silence early; false if there is none such. From any thread. */
    public boolean endSilence(Silence silence) {
        return watching.silences().remove(silence);
    }

    /** The silences that hold, and those that will. */
    public List<Silence> silences() {
        return watching.silences().silences();
    }

    /** When people are not told because something is known to go on. */
    public List<MaintenanceWindow> maintenance() {
        return watching.silences().maintenance();
    }

    /** How many things people were not told because of a silence or of maintenance. From any thread. */
    public long suppressed() {
        return watching.suppressed();
    }

    /** What notifiers were not able to tell, and why: the latest 200 of each. From any thread. */
    public List<DeadLetter> deadLetters() {
        return desk.dispatcher().deadLetters();
    }

    /**
     * Tries the {@linkplain #deadLetters() dead letters} once more, told of their incidents as they stand now. From any
     * thread.
     *
     * @return how many notifications that are
     */
    public int retryDeadLetters() {
        return desk.dispatcher().retryDeadLetters(desk::asItStands);
    }

    /** How each notifier is doing: whether it works, what waits for it. From any thread. */
    public List<NotifierState> notifierStates() {
        return desk.dispatcher().states();
    }

    /** Deployments, and models seen for the first time, go into the journal. */
    @Override
    public void onEvent(OpsEvent event) {
        desk.heard(event);
        inquiries.heard(event);
    }

    /**
     * Ends ticking and gives the notifiers up to five seconds to tell what they still have to, and the journal as long to
     * store it. What is then not told is told after the next start, if the journal outlives the process.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        watching.close();
        routing.close();
        Optional.ofNullable(ticker).ifPresent(Ticker::close);
        inquiries.close();
        desk.close(CLOSE_PATIENCE);
        state.filter(it -> started.get()).ifPresent(it -> it.close(CLOSE_PATIENCE));
        intake.close();
    }
}
