package io.llmops.alerting.route;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.WeekSchedule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where incidents go. The first route that takes an incident is the last that is asked, unless it goes on.
 *
 * <pre>{@code
 * Route.to("slack", "pagerduty").when(RouteMatch.atLeast(Severity.ERROR).where("family", "gpt-5*"))
 *         .mute(weekends).escalate(Escalation.after(Duration.ofMinutes(15), "pagerduty-senior"))
 * }</pre>
 *
 * @param to the names of notifiers, or of who is {@linkplain OnCall on call}
 * @param goesOn whether the routes below are asked, too
 * @param mute when it tells nobody of what it takes; what is still so afterwards is told then
 * @param escalation who else hears if nobody acknowledges
 */
public record Route(
        RouteMatch when,
        List<String> to,
        boolean goesOn,
        Optional<WeekSchedule> mute,
        Optional<Escalation> escalation) {

    public Route {
        to = List.copyOf(to);
        if (to.isEmpty()) {
            throw new IllegalArgumentException("A route for " + when + " leads to nobody; name a notifier");
        }
    }

    /** Incidents that are at least this bad, or were at any time, are told by this notifier, whatever the other routes say. */
    public Route(Severity atLeast, String notifier) {
        this(RouteMatch.atLeast(atLeast), List.of(notifier), true, Optional.empty(), Optional.empty());
    }

    /** Takes everything, until told when not to. */
    public static Route to(String... names) {
        return new Route(RouteMatch.everything(), List.of(names), false, Optional.empty(), Optional.empty());
    }

    public Route when(RouteMatch match) {
        return new Route(match, to, goesOn, mute, escalation);
    }

    /** The routes below are asked, too. */
    public Route goOn() {
        return new Route(when, to, true, mute, escalation);
    }

    public Route mute(WeekSchedule times) {
        return new Route(when, to, goesOn, Optional.of(times), escalation);
    }

    public Route escalate(Escalation steps) {
        return new Route(when, to, goesOn, mute, Optional.of(steps));
    }

    boolean takes(Incident incident, Instant now) {
        return when.matches(incident, now);
    }

    boolean isMuted(Instant now) {
        return mute.filter(it -> it.contains(now)).isPresent();
    }

    Route to(List<String> others, Optional<Escalation> otherEscalation) {
        return new Route(when, others, goesOn, mute, otherEscalation);
    }

    @Override
    public String toString() {
        return when + " to " + String.join(", ", to) + (goesOn ? ", and on" : "");
    }
}
