package io.llmops.testkit.pagerduty;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.testkit.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * PagerDuty's published rules for events, as far as a payload can be judged by itself.
 *
 * <p>Stricter than PagerDuty where that would let a mistake pass in silence: a field that it ignores, such as a
 * misspelled one, is a violation, and so is a timestamp without an offset. Lengths are counted in code points.
 *
 * @see <a href="https://developer.pagerduty.com/docs/events-api-v2-overview">Events API v2</a>
 */
public final class PagerDutyRules {

    /** Of a whole event: "512 KB", which Alertmanager and Grafana also take for this number. */
    public static final int MAX_EVENT_BYTES = 512_000;

    /** Of {@code payload.summary}, in characters. */
    public static final int MAX_SUMMARY_CHARS = 1024;

    /** Of {@code dedup_key}, in characters. */
    public static final int MAX_DEDUP_KEY_CHARS = 255;

    private PagerDutyRules() {}

    /** What is wrong with the body of a {@code POST /v2/enqueue}, one sentence each; empty if nothing is. */
    public static List<String> alertEvent(String body) {
        return check(body, EventRules::alert);
    }

    /** What is wrong with the body of a {@code POST /v2/change/enqueue}, one sentence each; empty if nothing is. */
    public static List<String> changeEvent(String body) {
        return check(body, EventRules::change);
    }

    private static List<String> check(String body, Function<JsonNode, List<String>> rules) {
        byte[] utf8 = body.getBytes(UTF_8);
        List<String> violations = new ArrayList<>();
        if (utf8.length > MAX_EVENT_BYTES) {
            violations.add("the event must be at most " + MAX_EVENT_BYTES + " bytes, not " + utf8.length);
        }
        Optional<List<String>> broken = Json.object(utf8).map(rules);
        violations.addAll(broken.orElse(List.of("the body must be one JSON object")));
        return List.copyOf(violations);
    }
}
