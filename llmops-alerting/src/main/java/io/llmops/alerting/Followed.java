package io.llmops.alerting;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.Member;
import io.llmops.alerting.incident.Reaction;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.silence.AlertMatcher;
import io.llmops.alerting.silence.Silence;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows for alerts from what people do about their incident. On the ticking thread. */
final class Followed {

    private static final Logger LOG = LoggerFactory.getLogger(Followed.class);

    private Followed() {}

    static void by(Reaction reaction, Incident incident, Watching watching) {
        if (reaction.action() instanceof Reaction.Action.Acknowledge
                && incident.handling().acknowledged().isEmpty()) {
            incident.members().stream()
                    .filter(Member::isOpen)
                    .forEach(it -> watching.acknowledge(it.monitor(), Labels.of(it.labels())));
        } else if (reaction.action() instanceof Reaction.Action.Silence it) {
            try {
                silence(incident, reaction.by(), reaction.at().plus(it.duration()), watching);
            } catch (RuntimeException e) {
                LOG.warn("A silence that {} asked for was not made: {}", reaction.by(), e.getMessage());
            }
        }
    }

    private static void silence(Incident incident, String by, Instant until, Watching watching) {
        for (AlertMatcher alerts : matchers(incident)) {
            Silence silence = Silence.of(alerts, until).by(by).because("incident " + incident.title());
            watching.silences().add(silence);
            LOG.info("{} is {}", silence.alerts(), silence);
        }
    }

    /** All alerts that would join the incident; where it has no labels, only those of the monitors that are in it. */
    private static Set<AlertMatcher> matchers(Incident incident) {
        Set<AlertMatcher> matchers = new LinkedHashSet<>();
        for (Member member : incident.members()) {
            AlertMatcher alerts = AlertMatcher.everything();
            for (Map.Entry<String, String> label : incident.labels().entrySet()) {
                if (label.getValue().equals(member.labels().get(label.getKey()))) {
                    alerts = alerts.label(label.getKey(), label.getValue());
                }
            }
            matchers.add(alerts.labels().isEmpty() ? AlertMatcher.monitor(member.monitor()) : alerts);
        }
        return matchers;
    }
}
