package io.llmops.alerting.route;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Routes without what leads to notifiers that there are not. */
final class Among {

    private final Set<String> notifiers;

    Among(Set<String> notifiers) {
        this.notifiers = notifiers;
    }

    Routes of(Routes routes) {
        Map<String, OnCall> onCall = new LinkedHashMap<>();
        routes.onCall().forEach((name, who) -> onCall(who).ifPresent(it -> onCall.put(name, it)));
        List<Route> left = routes.routes().stream()
                .flatMap(it -> route(it, onCall.keySet()).stream())
                .toList();
        return new Routes(left, onCall, left(routes.otherwise(), onCall.keySet()), routes.storm());
    }

    private Optional<OnCall> onCall(OnCall who) {
        List<OnCall.Shift> shifts = who.shifts().stream()
                .filter(it -> it.to().stream().anyMatch(notifiers::contains))
                .map(it -> new OnCall.Shift(left(it.to(), Set.of()), it.when()))
                .toList();
        return shifts.isEmpty() ? Optional.empty() : Optional.of(new OnCall(shifts, left(who.otherwise(), Set.of())));
    }

    private Optional<Route> route(Route route, Set<String> onCall) {
        List<String> to = left(route.to(), onCall);
        return to.isEmpty()
                ? Optional.empty()
                : Optional.of(route.to(to, route.escalation().flatMap(it -> escalation(it, onCall))));
    }

    private Optional<Escalation> escalation(Escalation escalation, Set<String> onCall) {
        List<Escalation.Step> steps = escalation.steps().stream()
                .filter(it -> !left(it.to(), onCall).isEmpty())
                .map(it -> new Escalation.Step(it.after(), left(it.to(), onCall)))
                .toList();
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(new Escalation(steps, escalation.repeatEvery(), escalation.repeats()));
    }

    private List<String> left(List<String> names, Set<String> onCall) {
        return names.stream()
                .filter(it -> notifiers.contains(it) || onCall.contains(it))
                .toList();
    }
}
