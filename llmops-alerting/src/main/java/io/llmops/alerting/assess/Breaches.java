package io.llmops.alerting.assess;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.Member;
import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.monitor.Monitor;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What alerts are about, by the conditions of the monitors that there are. */
final class Breaches {

    private final Supplier<List<Monitor>> monitors;

    Breaches(Supplier<List<Monitor>> monitors) {
        this.monitors = monitors;
    }

    /** What is wrong with an incident now: of what is over, what happens now says nothing. */
    Stream<Condition> of(Incident incident) {
        return incident.members().stream()
                .filter(it -> it.state() == Member.State.FIRING || it.state() == Member.State.FLAPPING)
                .flatMap(this::condition);
    }

    /** Whether every alert of an incident that is not over is of such a condition. */
    boolean areAll(Incident incident, Predicate<Condition> such) {
        return incident.members().stream()
                .filter(Member::isOpen)
                .allMatch(it -> condition(it).anyMatch(such));
    }

    /** None if nobody watches it any more. */
    private Stream<Condition> condition(Member member) {
        return monitors.get().stream()
                .filter(it -> it.name().equals(member.monitor()))
                .map(Monitor::condition);
    }
}
