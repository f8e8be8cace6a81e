package io.llmops.alerting.notify;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Pages through PagerDuty's Events API v2: a trigger when an incident opens, another under the same dedup key when it
 * changes, with its new severity if it escalated or de-escalated, or when people are to be reminded, a resolve when it is
 * over.
 *
 * <pre>{@code
 * PagerDutyNotifier.us("0123456789abcdef0123456789abcdef") // the integration key of a service
 * }</pre>
 *
 * <p>The dedup key is the incident's key, so PagerDuty opens one incident however often it is told, and a resolve goes to
 * the routing key that opened it. What fired and is over already only sends its resolve, which PagerDuty drops if nothing
 * is open: nobody is woken by what is past.
 *
 * <p><b>custom_details</b>, stable, for rules and automation on PagerDuty's side: {@code incident} (the key),
 * {@code occurrence}, {@code namespace}, {@code status} (open, resolved), {@code onset}, {@code detected},
 * {@code resolved}, {@code labels} (by name), {@code alerts} (each with {@code monitor}, {@code summary}, {@code severity},
 * {@code worst_severity}, {@code state}, {@code reading}, {@code value}, {@code limit}, {@code samples}, {@code onset}, {@code labels}),
 * {@code runbook} (each with {@code title}, {@code steps}, {@code link}), {@code trace_ids}, {@code news}, and
 * {@code omitted}: what had to go, largest first, because an event may have no more than 512,000 bytes.
 *
 * <p>Sources: developer.pagerduty.com, Events API v2, "Send an Alert Event" and "Rate Limits".
 */
public final class PagerDutyNotifier implements Notifier, Paced {

    private static final URI US = URI.create("https://events.pagerduty.com");
    private static final URI EU = URI.create("https://events.eu.pagerduty.com");
    private static final Pattern ROUTING_KEY = Pattern.compile("[A-Za-z0-9]{32}");
    private static final Pace PACE = new Pace(60, Duration.ofMillis(500)); // "Rate Limits": 120 events a minute
    private static final Duration RATE_LIMIT_PAUSE = Duration.ofSeconds(30); // "Rate Limits": retry 30 s apart

    private final String name;
    private final URI enqueue;
    private final Function<Incident, String> routingKey;
    private final JsonClient client = new JsonClient(RATE_LIMIT_PAUSE);
    private final Recent<Secret> openedWith = new Recent<>();

    /**
     * With a routing key for each incident, such as one integration for each model.
     *
     * @param base the address before {@code /v2/enqueue}
     */
    public PagerDutyNotifier(String name, URI base, Function<Incident, String> routingKey) {
        this.name = name;
        this.enqueue = Endpoint.of("PagerDuty address", base.toString()).resolve("/v2/enqueue");
        this.routingKey = routingKey;
    }

    /** For accounts in the United States service region; named {@code pagerduty}. */
    public static PagerDutyNotifier us(String routingKey) {
        return at(US, routingKey);
    }

    /** For accounts in the European service region; named {@code pagerduty}. */
    public static PagerDutyNotifier eu(String routingKey) {
        return at(EU, routingKey);
    }

    /** For a stand-in or a proxy; named {@code pagerduty}. */
    public static PagerDutyNotifier at(URI base, String routingKey) {
        requireRoutingKey(routingKey);
        return new PagerDutyNotifier("pagerduty", base, it -> routingKey);
    }

    private static Secret requireRoutingKey(String key) {
        if (!ROUTING_KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("The PagerDuty routing key must be 32 letters and digits, but "
                    + new Secret(key) + " has " + key.length()
                    + " characters or others among them; copy the integration key of an Events API v2 integration");
        }
        return new Secret(key);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Pace pace() {
        return PACE;
    }

    @Override
    public Delivery send(Notification notification) {
        Incident incident = notification.incident();
        Secret key;
        try {
            key = openedWith.computeIfAbsent(incident, it -> requireRoutingKey(routingKey.apply(it)));
        } catch (IllegalArgumentException e) {
            return Delivery.rejected(String.valueOf(e.getMessage()));
        }
        JsonNode event = PagerDutyEvent.of(notification, key.reveal());
        Delivery delivery = client.post(HttpRequest.newBuilder(enqueue), event, it -> understand(it, key));
        boolean settled = !(delivery instanceof Delivery.Retry);
        if (settled && notification.kind() == IncidentChange.Kind.RESOLVED) {
            openedWith.forget(incident);
        }
        return delivery;
    }

    private static Delivery understand(JsonClient.Answer answer, Secret key) {
        if (answer.status() == 202) {
            return new Delivery.Accepted(
                    Optional.ofNullable(answer.json().path("dedup_key").textValue()));
        }
        return Delivery.rejected(answer.quote().replace(key.reveal(), key.toString()));
    }

    @Override
    public String toString() {
        return name + " (PagerDuty at " + enqueue.getHost() + ")";
    }
}
