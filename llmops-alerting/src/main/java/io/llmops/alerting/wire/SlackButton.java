package io.llmops.alerting.wire;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentKey;
import io.llmops.alerting.incident.Reaction.Action;
import io.llmops.alerting.incident.Verdict;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people can click below an incident in Slack, as it is sent and as it comes back. */
public enum SlackButton {
    ACKNOWLEDGE("Acknowledge"),
    SILENCE("Silence 1 h"),
    TRUE_ALERT("True alert"),
    FALSE_ALARM("False alarm");

    private static final String PREFIX = "llmops.";
    private static final Pattern VALUE = Pattern.compile("([0-9a-f]{64})#([0-9]{1,18})");

    private final String label;

    SlackButton(String label) {
        this.label = label;
    }

    /** Which incident, and which occurrence of it, a button belongs to. */
    public record Target(IncidentKey key, long occurrence) {

        public static Target of(Incident incident) {
            return new Target(incident.key(), incident.occurrence());
        }

        /** What Slack sends back; empty if it is not from us. */
        public static Optional<Target> parse(String value) {
            Matcher parts = VALUE.matcher(value);
            return parts.matches()
                    ? Optional.of(new Target(new IncidentKey(parts.group(1)), Long.parseLong(parts.group(2))))
                    : Optional.empty();
        }

        public String value() {
            return key.value() + "#" + occurrence;
        }
    }

    /** The one that goes by this action_id; empty if it is not ours. */
    public static Optional<SlackButton> of(String actionId) {
        for (SlackButton button : values()) {
            if (button.actionId().equals(actionId)) {
                return Optional.of(button);
            }
        }
        return Optional.empty();
    }

    public String actionId() {
        return PREFIX + name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }

    /** What a click means. */
    public Action action() {
        return switch (this) {
            case ACKNOWLEDGE -> new Action.Acknowledge();
            case SILENCE -> new Action.Silence(Duration.ofHours(1));
            case TRUE_ALERT -> new Action.Judge(Verdict.TRUE_ALERT);
            case FALSE_ALARM -> new Action.Judge(Verdict.FALSE_ALARM);
        };
    }
}
