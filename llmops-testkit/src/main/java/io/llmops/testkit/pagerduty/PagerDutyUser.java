package io.llmops.testkit.pagerduty;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.testkit.http.Caller;
import io.llmops.testkit.http.Hmac;
import io.llmops.testkit.http.Json;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody in PagerDuty who deals with incidents, which PagerDuty tells a webhook, signed.
 *
 * <pre>{@code
 * int status = pagerDuty.user("Ada Lovelace", webhookUrl, secret).acknowledge(dedupKey);
 * }</pre>
 *
 * @see <a href="https://developer.pagerduty.com/docs/webhooks-overview">v3 webhooks</a>
 */
public final class PagerDutyUser {

    private final EventsApi api;
    private final String name;
    private final URI webhook;
    private final String secret;
    private final Caller pagerDuty = new Caller();

    PagerDutyUser(EventsApi api, String name, URI webhook, String secret) {
        this.api = api;
        this.name = name;
        this.webhook = webhook;
        this.secret = secret;
    }

    /** The status that the webhook answers. */
    public int acknowledge(String dedupKey) {
        api.act(dedupKey, Incident::acknowledge);
        return tell("incident.acknowledged", "acknowledged", dedupKey, name);
    }

    /** The status that the webhook answers. */
    public int resolve(String dedupKey) {
        api.act(dedupKey, Incident::resolve);
        return tell("incident.resolved", "resolved", dedupKey, name);
    }

    /** The status that the webhook answers. */
    public int reassign(String dedupKey, String whom) {
        return tell("incident.reassigned", "triggered", dedupKey, whom);
    }

    private int tell(String type, String status, String dedupKey, String assignee) {
        ObjectNode json = Json.object();
        ObjectNode event = json.putObject("event")
                .put("id", UUID.randomUUID().toString())
                .put("event_type", type)
                .put("resource_type", "incident")
                .put("occurred_at", Instant.now().toString());
        event.putObject("agent").put("id", "P0STAND").put("summary", name).put("type", "user_reference");
        ObjectNode data = event.putObject("data")
                .put("id", "P0INCID")
                .put("type", "incident")
                .put("status", status)
                .put("incident_key", dedupKey);
        data.putArray("assignees").addObject().put("summary", assignee).put("type", "user_reference");
        String body = Json.write(json);
        return pagerDuty.post(
                webhook,
                body,
                Map.of("Content-Type", "application/json", "X-PagerDuty-Signature", "v1=" + Hmac.sha256(secret, body)));
    }
}
