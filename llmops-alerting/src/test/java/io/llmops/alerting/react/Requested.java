package io.llmops.alerting.react;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.llmops.alerting.incident.IncidentKey;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.wire.HmacSha256;
import io.llmops.alerting.wire.SlackButton;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Requests as PagerDuty and Slack make them. */
final class Requested {

    static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    static final IncidentKey KEY = IncidentKey.of("checkout-bot", Labels.of("a", "b"));
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private Requested() {}

    static String pagerDuty(String id, String type, String agentType, String incidentKey) {
        return """
                {"event":{"id":"%s","event_type":"%s","resource_type":"incident","occurred_at":"2026-03-01T11:59:30.169Z",
                "agent":{"id":"PLH1HKV","summary":"Ada Lovelace","type":"%s"},"client":{"name":"PagerDuty"},
                "data":{"id":"PGR0VU2","type":"incident","status":"acknowledged","incident_key":%s,
                "assignees":[{"id":"P1","summary":"Bob","type":"user_reference"}],
                "escalation_policy":{"id":"P2","summary":"Default","type":"escalation_policy_reference"}}}}""".formatted(id, type, agentType, incidentKey);
    }

    static Map<String, List<String>> signedByPagerDuty(String body, String... secrets) {
        StringBuilder header = new StringBuilder();
        for (String secret : secrets) {
            header.append(header.isEmpty() ? "" : ", ")
                    .append("v1=")
                    .append(new HmacSha256(secret).sign(body.getBytes(UTF_8)));
        }
        return Map.of("x-pagerduty-signature", List.of(header.toString()));
    }

    static String click(String actionId, String value) {
        String json = """
                {"type":"block_actions","user":{"id":"U1","username":"ada","name":"ada.l","team_id":"T1"},
                "container":{"type":"message","message_ts":"1767326126.896109","channel_id":"C1"},
                "actions":[{"type":"button","block_id":"b","action_id":"%s","value":"%s","action_ts":"1767326130.28"}]}""".formatted(actionId, value);
        return form(json);
    }

    static String click(SlackButton button) {
        return click(button.actionId(), new SlackButton.Target(KEY, 3).value());
    }

    static String form(String payload) {
        return "ssl_check=0&payload=" + URLEncoder.encode(payload, UTF_8);
    }

    static Map<String, List<String>> signedBySlack(String body, Instant at) {
        String time = String.valueOf(at.getEpochSecond());
        String signature = new HmacSha256(SECRET).sign(("v0:" + time + ":" + body).getBytes(UTF_8));
        return Map.of("X-Slack-Signature", List.of("v0=" + signature), "x-slack-request-timestamp", List.of(time));
    }
}
