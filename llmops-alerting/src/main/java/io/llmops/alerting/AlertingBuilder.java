package io.llmops.alerting;

import io.llmops.alerting.incident.Grouping;
import io.llmops.alerting.incident.InMemoryJournal;
import io.llmops.alerting.incident.IncidentJournal;
import io.llmops.alerting.incident.jdbc.JdbcJournal;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.notify.LinkTemplate;
import io.llmops.alerting.notify.LogNotifier;
import io.llmops.alerting.notify.Notifier;
import io.llmops.alerting.notify.PagerDutyChanges;
import io.llmops.alerting.notify.PagerDutyKeys;
import io.llmops.alerting.notify.PagerDutyNotifier;
import io.llmops.alerting.notify.SlackBotNotifier;
import io.llmops.alerting.notify.SlackWebhookNotifier;
import io.llmops.alerting.route.Routes;
import io.llmops.alerting.signal.MicrometerSignals;
import io.llmops.alerting.signal.Retention;
import io.llmops.alerting.silence.Inhibition;
import io.llmops.alerting.silence.MaintenanceWindow;
import io.llmops.probe.GoldenRun;
import io.llmops.telemetry.Metric;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Puts an {@link Alerting} together; every part has a default. Wrong keys and URLs are refused here, not at three in the morning. */
public final class AlertingBuilder {

    private static final Set<String> OWN_METRICS =
            Stream.of(Metric.values()).map(Metric::metricName).collect(Collectors.toUnmodifiableSet());
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final List<Notifier> notifiers = new ArrayList<>(List.of(new LogNotifier()));
    private Grouping grouping = Grouping.standard("llmops");
    private @Nullable List<Monitor> monitors;
    private @Nullable Path monitorsFile;
    private Supplier<IncidentJournal> journal = InMemoryJournal::new;
    private Duration journalPatience = Duration.ofSeconds(10);
    private final List<PagerDutyChanges> deploymentsTo = new ArrayList<>();
    private boolean namesCustomers;
    private final List<GoldenRun> golden = new ArrayList<>();
    private Retention retention = Retention.standard();
    private Optional<Duration> interval = Optional.of(Duration.ofSeconds(15));
    private final List<MaintenanceWindow> maintenance = new ArrayList<>();
    private boolean sharesApplicationMetrics;
    private final List<Notifier> seniors = new ArrayList<>();
    private final List<LinkTemplate> links = new ArrayList<>();
    private @Nullable Routes routes;
    private @Nullable Path routesFile;
    private List<Inhibition> inhibitions = MonitorPacks.inhibitions();
    private @Nullable Path runbooks;
    private @Nullable IncidentListener listener;
    private @Nullable Path stateDirectory;
    private @Nullable MicrometerSignals micrometer;

    AlertingBuilder() {}

    /** The service that is watched: the namespace of its incidents. By default {@code llmops}. */
    public AlertingBuilder service(String name) {
        grouping = grouping.namespace(name);
        return this;
    }

    /**
     * Which alerts make one incident; by default those of one model in one environment, and calls that fail or are slow by
     * provider and environment.
     */
    public AlertingBuilder grouping(Grouping value) {
        grouping = value;
        return this;
    }

    /** What to watch; by default {@link MonitorPacks#standard()}, or nothing beside a {@linkplain #monitorsFile file}. */
    public AlertingBuilder monitors(List<Monitor> value) {
        monitors = List.copyOf(value);
        return this;
    }

    /**
     * What to watch, in a file: see docs/monitors.md. It begins with {@code include: standard} where the standard monitors
     * are wanted. When it changes it is read again within seconds, and alerts go on as {@link Alerting#reload} says; while it
     * is wrong, what it said before holds, see {@link Alerting#monitorsFile()}.
     */
    public AlertingBuilder monitorsFile(Path file) {
        monitorsFile = file;
        return this;
    }

    /**
     * Pages through PagerDuty's Events API, with the 32-character key of an integration, and shows deployments there if the
     * key can.
     */
    public AlertingBuilder pagerDuty(String routingKey) {
        PagerDutyKeys keys = PagerDutyKeys.of(routingKey);
        if (keys.takeDeployments()) {
            showDeployments(PagerDutyChanges.us(keys));
        }
        return notifier(PagerDutyNotifier.us(routingKey));
    }

    /**
     * Shows there what {@code LlmOps.deployment} announces, beside the incidents that may come of it. It is closed with the
     * alerting.
     */
    public AlertingBuilder showDeployments(PagerDutyChanges changes) {
        deploymentsTo.add(changes);
        return this;
    }

    /** Posts to a Slack channel through an incoming webhook: a new message for every change. */
    public AlertingBuilder slack(URI webhook) {
        return notifier(new SlackWebhookNotifier(webhook.toString()));
    }

    /** Posts to a Slack channel as a bot: one message per incident, brought up to date, with a thread. */
    public AlertingBuilder slack(String botToken, String channel) {
        return notifier(new SlackBotNotifier(botToken, channel));
    }

    /** One more way to tell people. Unless {@link #routes} says otherwise, it hears of warnings and worse. */
    public AlertingBuilder notifier(Notifier notifier) {
        notifiers.add(notifier);
        return this;
    }

    /**
     * How senior engineers are told, at once, of what is critical. Each is named after what it is, with {@code -senior}
     * behind: {@code pagerduty-senior}, {@code slack-senior}; by that name routes and escalations lead to it.
     */
    public AlertingBuilder seniors(Notifier... notifiers) {
        Stream.of(notifiers).map(Senior::of).forEach(seniors::add);
        return this;
    }

    /** Who hears of what; by default as {@link Routes#standard()} has it. */
    public AlertingBuilder routes(Routes value) {
        routes = value;
        return this;
    }

    /**
     * Who hears of what, in a file: see docs/routes.md. When it changes it is read again within seconds; while it is wrong,
     * what it said before holds, see {@link Alerting#routesFile()}.
     */
    public AlertingBuilder routesFile(Path file) {
        routesFile = file;
        return this;
    }

    /**
     * Which alerts explain others, of which nobody is told meanwhile; by default {@link MonitorPacks#inhibitions()}. A
     * {@linkplain #routesFile file} of routes says it itself.
     */
    public AlertingBuilder inhibitions(List<Inhibition> rules) {
        inhibitions = List.copyOf(rules);
        return this;
    }

    /** One more link that people get with each incident, such as to a dashboard. */
    public AlertingBuilder link(LinkTemplate template) {
        links.add(template);
        return this;
    }

    /**
     * A folder of runbooks in Markdown, such as {@code error-rate.md} for the monitor of that name: what stands there takes
     * the place of the monitor's own. Read when monitors are.
     */
    public AlertingBuilder runbooks(Path folder) {
        runbooks = folder;
        return this;
    }

    /**
     * Where incidents, what is still to be told of them, and the state of alerts are remembered; by default in memory, until
     * the process ends. It is closed with the alerting.
     */
    public AlertingBuilder journal(IncidentJournal value) {
        journal = () -> value;
        return this;
    }

    /** Remembers incidents in this file, for this process alone; needs H2 on the class path. See {@link JdbcJournal#h2}. */
    public AlertingBuilder journal(Path file) {
        journal = () -> JdbcJournal.h2(file);
        return this;
    }

    /** Remembers incidents in a database, in tables for this process alone. See {@link JdbcJournal#on}. */
    public AlertingBuilder journal(DataSource database) {
        journal = () -> JdbcJournal.on(database);
        return this;
    }

    /** For how long people wait to be told while the journal fails; by default ten seconds. */
    AlertingBuilder journalPatience(Duration value) {
        journalPatience = value;
        return this;
    }

    /** One more time at which alerts that match are not told, because something is known to go on then. */
    public AlertingBuilder maintenance(MaintenanceWindow window) {
        maintenance.add(window);
        return this;
    }

    /**
     * Says who a customer is, as {@code CallLabels.customer} has it, where people read whose trouble an incident is: in
     * PagerDuty, in Slack and in the journal. By default customers have pseudonyms such as {@code customer-3f9a1c} there,
     * and who they are does not leave the process.
     */
    public AlertingBuilder nameCustomers() {
        namesCustomers = true;
        return this;
    }

    /**
     * Questions with known answers, which tell a model that changed from users who did: put to the model once a day, and
     * again when an incident of its quality is looked into: at most twice each, and once within half an hour. Its budget is that of each run; give it
     * a time limit, too. Through a client that is instrumented its calls are recorded apart from users'. One for each model.
     *
     * @throws IllegalArgumentException if there is one for this model already
     */
    public AlertingBuilder golden(GoldenRun run) {
        if (golden.stream().anyMatch(it -> it.model().equals(run.model()))) {
            throw new IllegalArgumentException(
                    "There is a golden set for " + run.model() + " already; put all its cases into one");
        }
        golden.add(run);
        return this;
    }

    /** How long and how finely signals are kept; by default eight days. */
    public AlertingBuilder retention(Retention value) {
        retention = value;
        return this;
    }

    /** How often to look; by default every fifteen seconds. */
    public AlertingBuilder every(Duration value) {
        if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("The interval is " + value + "; give one from 1 s to 5 min");
        }
        interval = Optional.of(value);
        return this;
    }

    /** The application calls {@link Alerting#tick} itself: replays and tests. */
    public AlertingBuilder manually() {
        interval = Optional.empty();
        return this;
    }

    /**
     * Watches the application's own metrics instead of a private copy: register {@link Alerting#metricReader()} on the
     * builder of its SDK.
     */
    public AlertingBuilder watchApplicationMetrics() {
        sharesApplicationMetrics = true;
        return this;
    }

    /** Who hears of incidents in process. */
    public AlertingBuilder onChange(IncidentListener value) {
        listener = value;
        return this;
    }

    /**
     * A folder of this process's own, where what it learned outlives it: a snapshot every five minutes and on close. By
     * default there is none, and every start has to learn anew what is normal.
     */
    public AlertingBuilder stateDirectory(Path folder) {
        stateDirectory = folder;
        return this;
    }

    /**
     * Watches the meters of a Micrometer registry too: monitors may name any of them. Those that {@code LlmOps} itself
     * records there are left out, because they are watched already.
     */
    public AlertingBuilder micrometer(MicrometerSignals value) {
        micrometer = value;
        return this;
    }

    /**
     * The alerting; it starts with the {@code LlmOps} that it is given to.
     *
     * @throws IllegalArgumentException if parts do not fit each other, naming them, or if the file of monitors is wrong,
     *     naming line, key and the fix
     * @throws java.io.UncheckedIOException if the file of monitors cannot be read
     * @throws IllegalStateException if the journal cannot be opened, saying why
     */
    public Alerting build() {
        return new Alerting(new AlertingSettings(
                grouping,
                monitors == null ? standardMonitors() : monitors,
                Optional.ofNullable(monitorsFile),
                Stream.concat(notifiers.stream(), seniors.stream()).toList(),
                routes(),
                Optional.ofNullable(routesFile),
                inhibitions,
                List.copyOf(links),
                Optional.ofNullable(runbooks),
                journal.get(),
                journalPatience,
                List.copyOf(deploymentsTo),
                namesCustomers,
                List.copyOf(golden),
                retention,
                interval,
                sharesApplicationMetrics,
                List.copyOf(maintenance),
                Optional.ofNullable(listener),
                Optional.ofNullable(stateDirectory),
                Optional.ofNullable(micrometer).map(it -> it.only(name -> !OWN_METRICS.contains(name)))));
    }

    private List<Monitor> standardMonitors() {
        return monitorsFile == null ? MonitorPacks.standard() : List.of();
    }

    private Routes routes() {
        if (routes != null && routesFile != null) {
            throw new IllegalArgumentException(
                    "Routes are given in code and in " + routesFile + "; write all of them in one place");
        }
        return routes == null ? standardRoutes() : routes;
    }

    private Routes standardRoutes() {
        List<String> names = notifiers.stream().map(Notifier::name).toList();
        Routes standard = Routes.standard().among(names);
        for (String name : names) {
            if (!standard.notifiers().contains(name)) {
                standard = standard.and(Severity.WARNING, name);
            }
        }
        for (Notifier senior : seniors) {
            standard = standard.and(Severity.CRITICAL, senior.name());
        }
        return standard;
    }
}
