package io.llmops.alerting.route;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.monitor.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Who is told of what. Every route that takes an incident counts, in this order. */
public record Routes(List<Route> routes) {

    public Routes {
        routes = List.copyOf(routes);
    }

    public static Routes of(Route... routes) {
        return new Routes(List.of(routes));
    }

    /**
     * Everything is logged by {@code log}, warnings and worse are told in {@code slack}, errors and worse also page through
     * {@code pagerduty}: nobody is woken by what can wait until morning.
     */
    public static Routes standard() {
        return of(
                new Route(Severity.INFO, "log"),
                new Route(Severity.WARNING, "slack"),
                new Route(Severity.ERROR, "pagerduty"));
    }

    public Routes and(Severity atLeast, String notifier) {
        List<Route> more = new ArrayList<>(routes);
        more.add(new Route(atLeast, notifier));
        return new Routes(more);
    }

    /** Only the routes to these notifiers. */
    public Routes among(Collection<String> notifiers) {
        return new Routes(
                routes.stream().filter(it -> notifiers.contains(it.notifier())).toList());
    }

    /** The names of the notifiers that should hear of this incident, each once. */
    public Set<String> notifiersFor(Incident incident) {
        return routes.stream()
                .filter(it -> it.takes(incident))
                .map(Route::notifier)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The names of all notifiers that any incident can reach. */
    public Set<String> notifiers() {
        return routes.stream().map(Route::notifier).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
