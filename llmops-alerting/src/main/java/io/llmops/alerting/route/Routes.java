package io.llmops.alerting.route;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.monitor.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who is told of what, and when: routes are asked in their order until one takes an incident and does not go on.
 *
 * @param onCall who is on call, by the names under which routes lead to them
 * @param otherwise the notifiers that hear of what no route takes
 */
public record Routes(List<Route> routes, Map<String, OnCall> onCall, List<String> otherwise, Optional<StormCap> storm) {

    public Routes {
        routes = List.copyOf(routes);
        onCall = Collections.unmodifiableMap(new LinkedHashMap<>(onCall));
        otherwise = List.copyOf(otherwise);
    }

    /** With nobody on call by name, nobody otherwise, and no cap. */
    public Routes(List<Route> routes) {
        this(routes, Map.of(), List.of(), Optional.empty());
    }

    public static Routes of(Route... routes) {
        return new Routes(List.of(routes));
    }

    /**
     * Everything is logged by {@code log}, warnings and worse are told in {@code slack}, errors and worse also page through
     * {@code pagerduty}: nobody is woken by what can wait until morning. Many at a time are told as one.
     */
    public static Routes standard() {
        return of(
                        new Route(Severity.INFO, "log"),
                        new Route(Severity.WARNING, "slack"),
                        new Route(Severity.ERROR, "pagerduty"))
                .storm(StormCap.standard());
    }

    /** One more route, which takes what is at least this bad whatever the others say. */
    public Routes and(Severity atLeast, String notifier) {
        return and(new Route(atLeast, notifier));
    }

    /** One more route, to be asked last. */
    public Routes and(Route route) {
        List<Route> more = new ArrayList<>(routes);
        more.add(route);
        return new Routes(more, onCall, otherwise, storm);
    }

    /** What no route takes is told by these. */
    public Routes otherwise(String... notifiers) {
        return new Routes(routes, onCall, List.of(notifiers), storm);
    }

    /** Routes may lead to whoever is on call then, by this name. */
    public Routes onCall(String name, OnCall who) {
        Map<String, OnCall> more = new LinkedHashMap<>(onCall);
        more.put(name, who);
        return new Routes(routes, more, otherwise, storm);
    }

    public Routes storm(StormCap cap) {
        return new Routes(routes, onCall, otherwise, Optional.of(cap));
    }

    /** Only what leads to these notifiers. */
    public Routes among(Collection<String> notifiers) {
        return new Among(Set.copyOf(notifiers)).of(this);
    }

    /** The names of the notifiers that should hear of this incident at once, each once. */
    public Set<String> notifiersFor(Incident incident, Instant now) {
        Set<String> all = new LinkedHashSet<>();
        List<Route> taking = taking(incident, now);
        taking.stream().filter(it -> !it.isMuted(now)).forEach(it -> all.addAll(resolved(it.to(), now)));
        if (taking.isEmpty()) {
            all.addAll(resolved(otherwise, now));
        }
        return all;
    }

    /** The names of those who should know by now because nobody has acknowledged it. */
    Set<String> escalatedTo(Incident incident, Instant now) {
        Set<String> all = new LinkedHashSet<>();
        escalations(incident, now).forEach(it -> all.addAll(resolved(it.due(incident, now), now)));
        return all;
    }

    /** How often those should have been reminded. */
    int reminders(Incident incident, Instant now) {
        return escalations(incident, now)
                .mapToInt(it -> it.reminders(incident, now))
                .max()
                .orElse(0);
    }

    private Stream<Escalation> escalations(Incident incident, Instant now) {
        return taking(incident, now).stream().filter(it -> !it.isMuted(now)).flatMap(it -> it.escalation().stream());
    }

    private List<Route> taking(Incident incident, Instant now) {
        List<Route> taking = new ArrayList<>();
        for (Route route : routes) {
            if (route.takes(incident, now)) {
                taking.add(route);
                if (!route.goesOn()) {
                    break;
                }
            }
        }
        return taking;
    }

    private Set<String> resolved(Collection<String> names, Instant now) {
        Set<String> notifiers = new LinkedHashSet<>();
        for (String name : names) {
            OnCall who = onCall.get(name);
            notifiers.addAll(who == null ? Set.of(name) : who.at(now));
        }
        return notifiers;
    }

    /** Whether anyone is told because nobody acknowledges. */
    public boolean escalates() {
        return routes.stream().anyMatch(it -> it.escalation().isPresent());
    }

    /** The names of all notifiers that any incident can reach. */
    public Set<String> notifiers() {
        Set<String> all = new LinkedHashSet<>();
        names().forEach(name -> {
            OnCall who = onCall.get(name);
            all.addAll(who == null ? Set.of(name) : who.notifiers());
        });
        return all;
    }

    /** Whatever routes lead to: notifiers and those on call. */
    Stream<String> names() {
        Stream<String> routed = routes.stream()
                .flatMap(route -> Stream.concat(
                        route.to().stream(),
                        route.escalation().stream()
                                .flatMap(it -> it.steps().stream())
                                .flatMap(it -> it.to().stream())));
        return Stream.concat(routed, otherwise.stream());
    }
}
