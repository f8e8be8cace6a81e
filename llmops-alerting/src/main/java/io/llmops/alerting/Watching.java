package io.llmops.alerting;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.llmops.alerting.alert.ActiveAlert;
import io.llmops.alerting.alert.Alerts;
import io.llmops.alerting.alert.MonitorState;
import io.llmops.alerting.alert.SavedAlerts;
import io.llmops.alerting.alert.Transition;
import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Prose;
import io.llmops.alerting.monitor.file.MonitorFile;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Retention;
import io.llmops.alerting.silence.MaintenanceWindow;
import io.llmops.alerting.silence.Silences;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is watched, and how it is going. What is to be watched may be changed from any thread; it is taken up by the ticking
 * one, between two ticks, so that no tick sees some of both.
 */
final class Watching {

    private static final Logger LOG = LoggerFactory.getLogger(Watching.class);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final AlertingSettings settings;
    private final Silences silences;
    private final AtomicReference<@Nullable Watched> next = new AtomicReference<>();
    private final Optional<FileWatch<MonitorFile>> file;
    private final Runbooks runbooks;
    private final Alerts alerts;
    private volatile List<Monitor> monitors;
    private volatile List<ActiveAlert> activeAlerts = List.of();
    private volatile List<MonitorState> states;
    private volatile long suppressed;

    /** What a reload is about. */
    private record Watched(List<Monitor> monitors, List<MaintenanceWindow> maintenance) {}

    /** @param onFailure hears where something was thrown, and what */
    Watching(AlertingSettings settings, BiConsumer<String, Throwable> onFailure) {
        this.settings = settings;
        this.silences = new Silences(settings.maintenance());
        this.runbooks = new Runbooks(settings.runbooks());
        reload(settings.monitors());
        this.file = settings.monitorsFile()
                .map(path -> new FileWatch<>(
                        new FileWatch.Source<>(path, "monitors", it -> MonitorFile.read(it, MonitorPacks.named())),
                        this::reload,
                        thrown -> onFailure.accept("monitors file", thrown)));
        Watched first = requireNonNull(next.getAndSet(null));
        silences.maintenance(first.maintenance);
        this.monitors = first.monitors;
        this.alerts = new Alerts(monitors, silences, thrown -> onFailure.accept("monitor", thrown));
        this.states = alerts.monitors();
    }

    /** Looks at the file of monitors from now on, if there is one. */
    void start() {
        file.ifPresent(FileWatch::start);
    }

    void close() {
        file.ifPresent(FileWatch::close);
    }

    void reload(List<Monitor> monitors) {
        reload(monitors, silences.maintenance());
    }

    private void reload(MonitorFile file) {
        reload(
                Stream.concat(settings.monitors().stream(), file.monitors().stream())
                        .toList(),
                Stream.concat(settings.maintenance().stream(), file.maintenance().stream())
                        .toList());
    }

    private void reload(List<Monitor> monitors, List<MaintenanceWindow> maintenance) {
        Alerts.requireDifferentNames(monitors);
        monitors.forEach(monitor -> requireReach(monitor, settings.retention()));
        next.set(new Watched(List.copyOf(runbooks.over(monitors)), maintenance));
    }

    /** What is not kept would be no data for ever. */
    private static void requireReach(Monitor monitor, Retention retention) {
        if (monitor.reach().compareTo(retention.reach()) > 0) {
            throw new IllegalArgumentException("Monitor " + monitor.name() + " looks back "
                    + Prose.duration(monitor.reach()) + ", but the history keeps "
                    + Prose.duration(retention.reach()) + "; shorten its windows or give a longer retention");
        }
    }

    /** Evaluates every monitor and tells what changed. */
    List<Transition> step(Feeds feeds, Instant now) {
        takeUp(now);
        List<Transition> changed = alerts.step(feeds, now);
        activeAlerts = alerts.active();
        states = alerts.monitors();
        suppressed = alerts.suppressed();
        silences.forgetOver(now);
        return changed;
    }

    private void takeUp(Instant now) {
        Watched watched = next.getAndSet(null);
        if (watched == null) {
            return;
        }
        silences.maintenance(watched.maintenance);
        alerts.watch(watched.monitors, now);
        monitors = watched.monitors;
        LOG.info("Watching with {} monitors from now on", watched.monitors.size());
    }

    /** All there is to remember of alerts. On the ticking thread. */
    SavedAlerts save() {
        return alerts.save();
    }

    /** Goes on with the alerts of an earlier process. Before the first step; the time in between counts as nothing. */
    void restore(SavedAlerts saved, Instant now) {
        takeUp(now);
        alerts.restore(saved, now);
        activeAlerts = alerts.active();
    }

    /** Somebody takes care of this alert. On the ticking thread. */
    void acknowledge(String monitor, Labels alert) {
        alerts.acknowledge(monitor, alert);
    }

    /** What the conditions have learned, to be given back to {@link #resume} by a later process. */
    byte[] learned() {
        return alerts.learned().toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Before the first step. What cannot be read is learned anew. */
    void resume(byte[] learned) {
        try {
            alerts.resume(MAPPER.readTree(learned));
        } catch (IOException | RuntimeException e) {
            LOG.warn("What the monitors had learned cannot be read; they learn anew", e);
        }
    }

    void lookAtFile() {
        file.ifPresent(FileWatch::poll);
    }

    List<Monitor> monitors() {
        return monitors;
    }

    Optional<MonitorsFile> file() {
        return file.map(it -> new MonitorsFile(it.path(), it.problem()));
    }

    Silences silences() {
        return silences;
    }

    List<ActiveAlert> activeAlerts() {
        return activeAlerts;
    }

    List<MonitorState> states() {
        return states;
    }

    long suppressed() {
        return suppressed;
    }
}
