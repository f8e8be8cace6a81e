package io.llmops.testkit.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.testkit.http.Inbound;
import io.llmops.testkit.http.Json;
import io.llmops.testkit.http.Outbound;
import java.time.Duration;
import java.util.Map;

/** How Slack refuses: a webhook with a status and plain text, a method with 200 and {@code "ok":false}. */
final class SlackErrors {

    private static final Map<String, Integer> WEBHOOK_STATUS = Map.of(
            "action_prohibited", 403,
            "posting_to_general_channel_denied", 403,
            "channel_not_found", 404,
            "no_service", 404,
            "no_team", 404,
            "channel_is_archived", 410,
            "rollup_error", 500);

    private SlackErrors() {}

    static Outbound answer(Inbound inbound, SlackRefusal refusal) {
        boolean method = inbound.path().startsWith(SlackApi.METHODS);
        if (refusal.retryAfter().isPresent()) {
            return rateLimited(method, refusal.retryAfter().get());
        }
        return method
                ? Outbound.json(200, body(refusal))
                : Outbound.text(WEBHOOK_STATUS.getOrDefault(refusal.error(), 400), refusal.error());
    }

    private static String body(SlackRefusal refusal) {
        ObjectNode json = Json.object().put("ok", false).put("error", refusal.error());
        if (!refusal.reasons().isEmpty()) {
            ArrayNode errors = json.putArray("errors");
            ArrayNode messages = json.putObject("response_metadata").putArray("messages");
            refusal.reasons().forEach(reason -> {
                errors.add(reason);
                messages.add("[ERROR] " + reason);
            });
        }
        return Json.write(json);
    }

    private static Outbound rateLimited(boolean method, Duration wait) {
        String seconds = Long.toString(wait.plusSeconds(1).minusNanos(1).toSeconds()); // rounded up
        String type = method ? "application/json" : "text/plain; charset=utf-8";
        String body = method ? "{\"ok\":false,\"error\":\"ratelimited\"}" : "rate_limited";
        return new Outbound.Whole(429, Map.of("Retry-After", seconds, "Content-Type", type), body);
    }
}
