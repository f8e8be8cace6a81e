package io.llmops.alerting.react;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.llmops.alerting.incident.IncidentKey;
import io.llmops.alerting.incident.Reaction.Action;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** One event of PagerDuty's v3 webhooks. */
record PagerDutyEvent(JsonNode json) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

    /** Empty if it is none. */
    static Optional<PagerDutyEvent> parse(byte[] body) {
        try {
            JsonNode event = MAPPER.readTree(body).path("event");
            return event.path("event_type").isTextual() ? Optional.of(new PagerDutyEvent(event)) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory could not be read", e);
        }
    }

    String id() {
        return json.path("id").asText();
    }

    String type() {
        return json.path("event_type").asText();
    }

    Optional<Instant> occurredAt() {
        try {
            return Optional.of(
                    OffsetDateTime.parse(json.path("occurred_at").asText()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** PagerDuty's own id of the incident. */
    String incidentId() {
        return json.path("data").path("id").asText();
    }

    /** The dedup key of what opened it, if PagerDuty gives one and it can be ours. */
    Optional<IncidentKey> key() {
        return key(json.path("data").path("incident_key").asText());
    }

    /** Whether it gives any key, be it somebody else's. */
    boolean hasKey() {
        return !json.path("data").path("incident_key").asText("").isBlank();
    }

    static Optional<IncidentKey> key(String dedupKey) {
        return KEY.matcher(dedupKey).matches() ? Optional.of(new IncidentKey(dedupKey)) : Optional.empty();
    }

    String by() {
        return Names.of(json.path("agent").path("summary").asText(), "PagerDuty");
    }

    /** What was done, if that is for us: what an integration or a service did was our own doing, or no decision. */
    Optional<Action> action() {
        boolean byHuman = json.path("agent").path("type").asText().startsWith("user");
        return switch (type()) {
            case "incident.acknowledged" -> byHuman ? Optional.of(new Action.Acknowledge()) : Optional.empty();
            case "incident.resolved" -> byHuman ? Optional.of(new Action.Resolve()) : Optional.empty();
            case "incident.unacknowledged", "incident.reopened" -> Optional.of(new Action.Unacknowledge());
            case "incident.reassigned", "incident.delegated", "incident.escalated" -> assigned();
            default -> Optional.empty();
        };
    }

    private Optional<Action> assigned() {
        JsonNode data = json.path("data");
        JsonNode first = data.path("assignees").path(0).path("summary");
        String whom = first.isMissingNode()
                ? data.path("escalation_policy").path("summary").asText()
                : first.asText();
        return whom.isBlank() ? Optional.empty() : Optional.of(new Action.Assign(Names.of(whom, "PagerDuty")));
    }
}
