package io.llmops.alerting;

import static java.util.Objects.requireNonNull;

import io.llmops.alerting.notify.Dispatcher;
import io.llmops.alerting.notify.Notifier;
import io.llmops.alerting.route.RouteCheck;
import io.llmops.alerting.route.Routes;
import io.llmops.alerting.route.file.RouteFile;
import io.llmops.alerting.route.file.RouteNames;
import io.llmops.alerting.silence.Inhibition;
import io.llmops.alerting.silence.Silences;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is told, and which alerts keep others from being told: as the builder says, or a file. What the file says is checked at
 * once, whenever it changes, and taken up by the ticking thread between two ticks.
 */
final class Routing {

    private static final Logger LOG = LoggerFactory.getLogger(Routing.class);

    private final List<String> notifiers;
    private final AtomicReference<@Nullable RouteFile> next = new AtomicReference<>();
    private final Optional<FileWatch<RouteFile>> file;
    private RouteFile inForce;

    /**
     * @param onFailure hears what was thrown by a file that has become wrong
     * @throws IllegalArgumentException if routes and notifiers do not fit each other
     */
    Routing(AlertingSettings settings, Consumer<Throwable> onFailure) {
        notifiers = settings.notifiers().stream().map(Notifier::name).toList();
        if (settings.routesFile().isEmpty()) {
            take(new RouteFile(settings.routes(), settings.inhibitions()));
        }
        file = settings.routesFile().map(path -> {
            RouteNames names = new RouteNames(Set.copyOf(notifiers), Map.of("standard", MonitorPacks.inhibitions()));
            return new FileWatch<>(
                    new FileWatch.Source<>(path, "routes", it -> RouteFile.read(it, names)), this::take, onFailure);
        });
        inForce = requireNonNull(next.getAndSet(null));
    }

    private void take(RouteFile said) {
        Inhibition.requireNoCircle(said.inhibitions());
        RouteCheck.check(said.routes(), notifiers, Instant.now()).forEach(LOG::warn);
        next.set(said);
    }

    Routes routes() {
        return inForce.routes();
    }

    List<Inhibition> inhibitions() {
        return inForce.inhibitions();
    }

    /** Looks at the file from now on, if there is one; says what follows if nobody acknowledges. */
    void start() {
        file.ifPresent(FileWatch::start);
        LOG.info(
                routes().escalates()
                        ? "Incidents that nobody acknowledges escalate. That takes a way on which acknowledgements come back: "
                                + "without one, whatever stays open escalates"
                        : "Nobody else is told of an incident that nobody acknowledges: that is left to PagerDuty's escalation "
                                + "policy");
    }

    /** Takes up what the file says since the last tick. */
    void takeUp(Dispatcher dispatcher, Silences silences) {
        RouteFile said = next.getAndSet(null);
        if (said != null) {
            inForce = said;
            dispatcher.reroute(said.routes());
            silences.inhibitions(said.inhibitions());
            LOG.info("Telling by {} routes from now on", said.routes().routes().size());
        }
    }

    Optional<RoutesFile> file() {
        return file.map(it -> new RoutesFile(it.path(), it.problem()));
    }

    void lookAtFile() {
        file.ifPresent(FileWatch::poll);
    }

    void close() {
        file.ifPresent(FileWatch::close);
    }
}
