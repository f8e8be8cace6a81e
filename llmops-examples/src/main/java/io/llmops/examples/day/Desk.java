package io.llmops.examples.day;

import io.llmops.alerting.AlertingBuilder;
import io.llmops.alerting.notify.PagerDutyNotifier;
import io.llmops.testkit.pagerduty.PagerDutyStandIn;
import io.llmops.testkit.slack.SlackStandIn;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is told: the real PagerDuty and Slack where the environment has their keys, else stand-ins in this process that
 * check every payload.
 */
final class Desk implements AutoCloseable {

    private static final String PAGERDUTY_KEY = "PAGERDUTY_ROUTING_KEY";
    private static final String SLACK_URL = "SLACK_WEBHOOK_URL";
    private static final String SLACK_TOKEN = "SLACK_BOT_TOKEN";
    private static final String SLACK_CHANNEL = "SLACK_CHANNEL";
    private static final String STAND_IN_KEY = "0123456789abcdef0123456789abcdef";

    private final @Nullable PagerDutyStandIn pagerDuty;
    private final @Nullable SlackStandIn slack;
    private final Map<String, String> environment;

    private Desk(@Nullable PagerDutyStandIn pagerDuty, @Nullable SlackStandIn slack, Map<String, String> environment) {
        this.pagerDuty = pagerDuty;
        this.slack = slack;
        this.environment = environment;
    }

    static Desk open(Map<String, String> environment) {
        boolean realSlack = environment.containsKey(SLACK_URL) || environment.containsKey(SLACK_TOKEN);
        return new Desk(
                environment.containsKey(PAGERDUTY_KEY) ? null : PagerDutyStandIn.start(),
                realSlack ? null : SlackStandIn.start(),
                environment);
    }

    void connect(AlertingBuilder alerting) {
        if (pagerDuty == null) {
            alerting.pagerDuty(value(PAGERDUTY_KEY));
        } else {
            alerting.notifier(PagerDutyNotifier.at(pagerDuty.baseUri(), STAND_IN_KEY));
        }
        if (slack != null) {
            alerting.slack(slack.webhookUri());
        } else if (environment.containsKey(SLACK_TOKEN)) {
            alerting.slack(value(SLACK_TOKEN), value(SLACK_CHANNEL));
        } else {
            alerting.slack(URI.create(value(SLACK_URL)));
        }
    }

    private String value(String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The environment variable " + name + " is not set");
        }
        return value;
    }

    /** Where alerts go, for the head of the output. */
    String describe() {
        return "PagerDuty " + (pagerDuty == null ? "(real)" : "(stand-in)") + " and Slack "
                + (slack == null ? "(real)" : "(stand-in)");
    }

    /** What the stand-ins say of what they got. */
    String verdict() {
        StringBuilder text = new StringBuilder();
        if (pagerDuty != null) {
            long resolved = pagerDuty.incidents().stream()
                    .filter(incident -> incident.resolved())
                    .count();
            text.append(String.format(
                    Locale.ROOT,
                    "PagerDuty stand-in: %d opened, %d resolved, %d rule violations%n",
                    pagerDuty.incidents().size(),
                    resolved,
                    pagerDuty.violations().size()));
        }
        if (slack != null) {
            text.append(String.format(
                    Locale.ROOT,
                    "Slack stand-in: %d messages, %d rule violations%n",
                    slack.messages().size(),
                    slack.violations().size()));
        }
        return text.toString();
    }

    boolean clean() {
        return (pagerDuty == null || pagerDuty.violations().isEmpty())
                && (slack == null || slack.violations().isEmpty());
    }

    @Override
    public void close() {
        if (pagerDuty != null) {
            pagerDuty.close();
        }
        if (slack != null) {
            slack.close();
        }
    }
}
