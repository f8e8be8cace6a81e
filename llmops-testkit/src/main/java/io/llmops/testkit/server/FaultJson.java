package io.llmops.testkit.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.testkit.http.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The wire form of a {@link Fault}. */
final class FaultJson {

    private FaultJson() {}

    static ObjectNode body(Fault fault) {
        ObjectNode json = Json.object();
        json.putObject("error")
                .put("message", fault.message())
                .put("type", fault.type())
                .put("param", fault.param().orElse(null))
                .put("code", fault.code().orElse(null));
        return json;
    }

    static Map<String, String> headers(Fault fault) {
        Map<String, String> headers = new HashMap<>();
        fault.retryAfter().ifPresent(wait -> {
            headers.put("Retry-After", Long.toString(ceilSeconds(wait)));
            headers.put("retry-after-ms", Long.toString(wait.toMillis()));
        });
        return headers;
    }

    private static long ceilSeconds(Duration duration) {
        return duration.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
