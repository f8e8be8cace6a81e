package io.llmops.alerting.react;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.llmops.alerting.incident.IncidentKey;
import io.llmops.alerting.wire.Endpoint;
import io.llmops.alerting.wire.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Asks PagerDuty's REST API which alerts an incident is made of, by their dedup keys. Needs a read-only API token; takes at
 * most three seconds, as PagerDuty waits for five. Safe for use by many threads.
 *
 * <p>Source: developer.pagerduty.com, REST API, "List alerts for an incident".
 */
public final class PagerDutyAlerts {

    private static final URI US = URI.create("https://api.pagerduty.com");
    private static final URI EU = URI.create("https://api.eu.pagerduty.com");
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,64}");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final URI base;
    private final Secret token;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .executor(Executors.newCachedThreadPool(PagerDutyAlerts::thread))
            .build();

    private PagerDutyAlerts(URI base, String token) {
        this.base = Endpoint.of("address of PagerDuty's REST API", base.toString());
        if (token.isBlank()) {
            throw new IllegalArgumentException(
                    "The PagerDuty API token is blank; make a read-only one under API access keys");
        }
        this.token = new Secret(token);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "llmops-http");
        thread.setDaemon(true);
        return thread;
    }

    /** For accounts in the United States service region. */
    public static PagerDutyAlerts us(String apiToken) {
        return new PagerDutyAlerts(US, apiToken);
    }

    /** For accounts in the European service region. */
    public static PagerDutyAlerts eu(String apiToken) {
        return new PagerDutyAlerts(EU, apiToken);
    }

    /** For a stand-in or a proxy. */
    public static PagerDutyAlerts at(URI base, String apiToken) {
        return new PagerDutyAlerts(base, apiToken);
    }

    /** The keys of its alerts that can be ours. */
    Set<IncidentKey> keysOf(String incidentId) throws IOException {
        if (!ID.matcher(incidentId).matches()) {
            return Set.of();
        }
        JsonNode answer = get("/incidents/" + incidentId + "/alerts?limit=100");
        Set<IncidentKey> keys = new LinkedHashSet<>();
        answer.path("alerts")
                .forEach(it -> PagerDutyEvent.key(it.path("alert_key").asText()).ifPresent(keys::add));
        return keys;
    }

    private JsonNode get(String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Token token=" + token.reveal())
                .header("Accept", "application/vnd.pagerduty+json;version=2")
                .build();
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            HttpResponse<String> response = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("its REST API answered " + response.statusCode());
            }
            return MAPPER.readTree(response.body());
        } catch (ExecutionException e) {
            throw new IOException("its REST API cannot be reached", e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("its REST API did not answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public String toString() {
        return "PagerDuty's REST API at " + base.getHost() + " (token " + token + ")";
    }
}
