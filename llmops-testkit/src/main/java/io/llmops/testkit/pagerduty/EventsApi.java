package io.llmops.testkit.pagerduty;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.testkit.http.Faults;
import io.llmops.testkit.http.Inbound;
import io.llmops.testkit.http.Json;
import io.llmops.testkit.http.Outbound;
import io.llmops.testkit.http.RateLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Answers events as PagerDuty does and remembers them. Safe for use by many threads. */
final class EventsApi {

    static final String ALERTS = "/v2/enqueue";
    static final String CHANGES = "/v2/change/enqueue";

    private final Faults faults;
    private final RateLimit rateLimit;
    private final List<ReceivedEvent> events = new ArrayList<>();
    private final IncidentBook book = new IncidentBook();

    EventsApi(Faults faults, RateLimit rateLimit) {
        this.faults = faults;
        this.rateLimit = rateLimit;
    }

    synchronized List<ReceivedEvent> events() {
        return List.copyOf(events);
    }

    synchronized List<Incident> incidents() {
        return book.incidents();
    }

    /** What somebody does in PagerDuty itself. */
    synchronized void act(String dedupKey, UnaryOperator<Incident> action) {
        book.act(dedupKey, action);
    }

    Outbound answer(Inbound inbound) {
        boolean change = inbound.path().equals(CHANGES);
        if (!inbound.isPost() || !(change || inbound.path().equals(ALERTS))) {
            return status(404, "not found", "No such endpoint: " + inbound.method() + " " + inbound.path());
        }
        String text = new String(inbound.body(), UTF_8);
        List<String> violations = change ? PagerDutyRules.changeEvent(text) : PagerDutyRules.alertEvent(text);
        ObjectNode body = Json.object(inbound.body()).orElseGet(Json::object);
        Optional<Faults.Fault> fault = faults.next();
        if (fault.isPresent() && !fault.get().taken()) {
            remember(Verdict.FAILED, body.path("dedup_key").asText(), body, violations);
            return fault.get().reply().apply(inbound);
        }
        Outbound reply = take(change, body, violations);
        return fault.map(lost -> lost.reply().apply(inbound)).orElse(reply);
    }

    private synchronized Outbound take(boolean change, ObjectNode body, List<String> violations) {
        String dedupKey = body.path("dedup_key").asText();
        if (!violations.isEmpty()) {
            remember(Verdict.INVALID, dedupKey, body, violations);
            return invalid(violations);
        }
        if (!rateLimit
                .admit(body.path("routing_key").asText(), System.nanoTime())
                .isZero()) {
            remember(Verdict.LIMITED, dedupKey, body, violations);
            return status(429, "throttle exceeded", "Requests for this service are arriving too quickly.");
        }
        if (change) {
            remember(Verdict.CHANGE, dedupKey, body, violations);
            return status(202, "success", "Change event processed");
        }
        String key = dedupKey.isEmpty() ? madeKey() : dedupKey;
        remember(book.apply(body, key), key, body, violations);
        ObjectNode accepted = Json.object().put("status", "success").put("message", "Event processed");
        return Outbound.json(202, Json.write(accepted.put("dedup_key", key)));
    }

    private synchronized void remember(Verdict verdict, String dedupKey, ObjectNode body, List<String> violations) {
        events.add(new ReceivedEvent(verdict, dedupKey, body, violations));
    }

    /** A UUID, like PagerDuty's, but the same in every run. */
    private String madeKey() {
        return UUID.nameUUIDFromBytes(("event " + events.size()).getBytes(UTF_8))
                .toString();
    }

    private static Outbound invalid(List<String> violations) {
        ObjectNode json = Json.object().put("status", "invalid event").put("message", "Event object is invalid");
        ArrayNode errors = json.putArray("errors");
        violations.forEach(errors::add);
        return Outbound.json(400, Json.write(json));
    }

    static Outbound status(int status, String word, String message) {
        return Outbound.json(
                status, Json.write(Json.object().put("status", word).put("message", message)));
    }
}
