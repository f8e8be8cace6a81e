package io.llmops.alerting.notify;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.wire.Endpoint;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pages through PagerDuty's Events API v2: a trigger when an incident opens, another under the same dedup key when it
 * changes, with its new severity if it escalated or de-escalated, or when people are to be reminded, an acknowledge when
 * somebody takes care of it, be it in Slack, a resolve when it is over.
 *
 * <pre>{@code
 * PagerDutyNotifier.us("0123456789abcdef0123456789abcdef") // the integration key of a service
 * PagerDutyNotifier.eu(PagerDutyKeys.of(platform).family("claude", assistants)).clientUrl(dashboard)
 * }</pre>
 *
 * <p>The dedup key is the incident's key, so PagerDuty opens one incident however often it is told. Whatever follows goes
 * to the routing key that opened it, which the receipt names; PagerDuty would drop it otherwise. What fired and is over
 * already only sends its resolve, which PagerDuty drops if nothing is open: nobody is woken by what is past.
 *
 * <p><b>custom_details</b>, stable, for rules and automation on PagerDuty's side: {@code incident} (the key),
 * {@code occurrence}, {@code namespace}, {@code status} (open, resolved), {@code onset}, {@code detected},
 * {@code resolved}, {@code model}, {@code provider}, {@code family}, {@code version}, {@code environment}, {@code labels}
 * (by name), {@code alerts} (each with {@code monitor}, {@code summary}, {@code severity}, {@code worst_severity},
 * {@code state}, {@code reading}, {@code value}, {@code limit}, {@code samples}, {@code onset}, {@code labels}),
 * {@code runbook} (each with {@code title}, {@code steps}, {@code link}), {@code trace_ids}, {@code news}, {@code handling}
 * ({@code acknowledged_by}, {@code acknowledged_at}, {@code assignee}, {@code verdict}, {@code judged_by},
 * {@code judged_at}), {@code facts} (by name), {@code happenings} (each with {@code at}, {@code what}), and
 * {@code omitted}: what had to go, largest first, because an event may have no more than 512,000 bytes. What is not known
 * is left out. {@code scope}, {@code cause}, {@code confidence} and {@code evidence} are kept for diagnoses.
 *
 * <p>Sources: developer.pagerduty.com, Events API v2, "Send an Alert Event" and "Rate Limits".
 */
public final class PagerDutyNotifier implements Notifier, Paced {

    static final URI US = URI.create("https://events.pagerduty.com");
    static final URI EU = URI.create("https://events.eu.pagerduty.com");
    static final Duration RATE_LIMIT_PAUSE = Duration.ofSeconds(30); // "Rate Limits": retry 30 s apart

    private static final Logger LOG = LoggerFactory.getLogger(PagerDutyNotifier.class);
    private static final Pace PACE = new Pace(60, Duration.ofMillis(500)); // "Rate Limits": 120 events a minute

    private final String name;
    private final URI enqueue;
    private final PagerDutyKeys keys;
    private final Looks looks;
    private final JsonClient client;

    /** What PagerDuty shows beside the incident itself. */
    private record Looks(Optional<URI> clientUrl, Function<Incident, List<PagerDutyImage>> images) {}

    /** @param base the address before {@code /v2/enqueue} */
    public PagerDutyNotifier(String name, URI base, PagerDutyKeys keys) {
        this(
                name,
                Endpoint.of("PagerDuty address", base.toString()).resolve("/v2/enqueue"),
                keys,
                new Looks(Optional.empty(), it -> List.of()),
                new JsonClient(RATE_LIMIT_PAUSE));
    }

    private PagerDutyNotifier(String name, URI enqueue, PagerDutyKeys keys, Looks looks, JsonClient client) {
        this.name = name;
        this.enqueue = enqueue;
        this.keys = keys;
        this.looks = looks;
        this.client = client;
    }

    /** For accounts in the United States service region; named {@code pagerduty}. */
    public static PagerDutyNotifier us(String routingKey) {
        return us(PagerDutyKeys.of(routingKey));
    }

    /** For accounts in the United States service region, with several integrations; named {@code pagerduty}. */
    public static PagerDutyNotifier us(PagerDutyKeys keys) {
        return new PagerDutyNotifier("pagerduty", US, keys);
    }

    /** For accounts in the European service region; named {@code pagerduty}. */
    public static PagerDutyNotifier eu(String routingKey) {
        return eu(PagerDutyKeys.of(routingKey));
    }

    /** For accounts in the European service region, with several integrations; named {@code pagerduty}. */
    public static PagerDutyNotifier eu(PagerDutyKeys keys) {
        return new PagerDutyNotifier("pagerduty", EU, keys);
    }

    /** For a stand-in or a proxy; named {@code pagerduty}. */
    public static PagerDutyNotifier at(URI base, String routingKey) {
        return new PagerDutyNotifier("pagerduty", base, PagerDutyKeys.of(routingKey));
    }

    /** The same under another name, for routes that tell several services. */
    public PagerDutyNotifier named(String name) {
        return new PagerDutyNotifier(name, enqueue, keys, looks, client);
    }

    /** The same with a link from each incident to where it can be looked into. */
    public PagerDutyNotifier clientUrl(URI url) {
        if (!Link.isWeb(url)) {
            throw new IllegalArgumentException("PagerDuty's client URL is \"" + url + "\"; give an https:// address");
        }
        return new PagerDutyNotifier(name, enqueue, keys, new Looks(Optional.of(url), looks.images), client);
    }

    /** The same with pictures. What throws shows none. */
    public PagerDutyNotifier images(Function<Incident, List<PagerDutyImage>> images) {
        return new PagerDutyNotifier(name, enqueue, keys, new Looks(looks.clientUrl, images), client);
    }

    /**
     * The same, but it waits this long for an answer, after which the notification is tried again later: ten seconds unless
     * set, a minute at most.
     */
    public PagerDutyNotifier patience(Duration patience) {
        return new PagerDutyNotifier(name, enqueue, keys, looks, client.patience(patience));
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
        Optional<PagerDutyReceipt> before = notification.receipt().flatMap(PagerDutyReceipt::parse);
        PagerDutyKeys.Key key = before.map(it -> opener(it, incident)).orElseGet(() -> keys.keyFor(incident));
        Delivery told = post(PagerDutyEvent.of(notification, key, looks.clientUrl, imagesOf(incident)), key, false);
        if (!(told instanceof Delivery.Accepted) || notification.kind() == IncidentChange.Kind.RESOLVED) {
            return told;
        }
        boolean acknowledged = incident.handling().acknowledged().isPresent();
        boolean isKnown = before.filter(PagerDutyReceipt::acknowledged).isPresent();
        return acknowledged && !isKnown
                ? post(PagerDutyEvent.acknowledging(incident, key), key, true)
                : accepted(key, acknowledged);
    }

    private PagerDutyKeys.Key opener(PagerDutyReceipt receipt, Incident incident) {
        return keys.withId(receipt.keyId()).orElseGet(() -> {
            LOG.warn(
                    "The PagerDuty integration {} that opened incident {} is not configured any more: PagerDuty will not"
                            + " take the rest of it. Resolve it there by hand, or keep keys until their incidents are over",
                    receipt.keyId(),
                    incident.key());
            return keys.keyFor(incident);
        });
    }

    private List<PagerDutyImage> imagesOf(Incident incident) {
        try {
            return looks.images.apply(incident);
        } catch (RuntimeException e) {
            LOG.warn("No images could be made for incident {}", incident.key(), e);
            return List.of();
        }
    }

    private Delivery post(JsonNode event, PagerDutyKeys.Key key, boolean acknowledged) {
        return client.post(HttpRequest.newBuilder(enqueue), event.toString(), key.secret(), answer -> {
            boolean taken = answer.status() == 202;
            return taken ? accepted(key, acknowledged) : Delivery.rejected(answer.quote());
        });
    }

    private static Delivery accepted(PagerDutyKeys.Key key, boolean acknowledged) {
        return Delivery.accepted(new PagerDutyReceipt(key.id(), acknowledged).toString());
    }

    @Override
    public String toString() {
        return name + " (PagerDuty at " + enqueue.getHost() + ")";
    }
}
