package io.llmops.alerting.react;

import io.llmops.alerting.incident.IncidentKey;
import io.llmops.alerting.incident.Reaction;
import io.llmops.alerting.incident.Reaction.Action;
import io.llmops.alerting.wire.HmacSha256;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people do in PagerDuty, from its signed v3 webhooks: acknowledged or resolved by a human, reassigned, delegated or
 * escalated, unacknowledged, reopened.
 *
 * <pre>{@code
 * new PagerDutyWebhooks(List.of(signingSecret), alerting::react).lookingUp(PagerDutyAlerts.us(apiToken))
 * }</pre>
 *
 * <p>What an integration did is ignored, as that was our own event. An incident is ours by its {@code incident_key}, the
 * dedup key of our trigger. PagerDuty documents that incidents with child alerts have none, so give it a
 * {@link PagerDutyAlerts} to ask for the keys of the alerts: while that fails the answer is 503, and PagerDuty tries again
 * for about 20 minutes. Requests carry no time: each event counts once, and none that is older than a day.
 *
 * <p>Sources: developer.pagerduty.com, Webhooks, "Overview", "Verifying Signatures", "Behavior"; REST API, "List incidents".
 */
public final class PagerDutyWebhooks implements WayBack {

    private static final Logger LOG = LoggerFactory.getLogger(PagerDutyWebhooks.class);
    private static final Duration OLDEST = Duration.ofDays(1);
    private static final String VERSION = "v1=";

    private final List<HmacSha256> secrets;
    private final Consumer<Reaction> reactions;
    private final Optional<PagerDutyAlerts> alerts;
    private final InstantSource clock;
    private final Seen seen = new Seen();
    private final AtomicBoolean toldOfMissingKeys = new AtomicBoolean();

    /**
     * @param secrets those of the webhook subscriptions; several, while one takes the place of another
     * @param reactions is called before the answer is given: it must not wait. What it throws makes PagerDuty try again
     */
    public PagerDutyWebhooks(List<String> secrets, Consumer<Reaction> reactions) {
        this(Requests.signatures(secrets), reactions, Optional.empty(), InstantSource.system());
    }

    PagerDutyWebhooks(
            List<HmacSha256> secrets,
            Consumer<Reaction> reactions,
            Optional<PagerDutyAlerts> alerts,
            InstantSource clock) {
        this.secrets = secrets;
        this.reactions = reactions;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** One that asks PagerDuty for the keys where a webhook has none. */
    public PagerDutyWebhooks lookingUp(PagerDutyAlerts alerts) {
        return new PagerDutyWebhooks(secrets, reactions, Optional.of(alerts), clock);
    }

    @Override
    public Answer handle(String method, Map<String, List<String>> headers, byte[] body) {
        Optional<Answer> refusal = Requests.refuse(method, body);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!isSigned(Requests.header(headers, "X-PagerDuty-Signature"), body)) {
            return Answer.of(401);
        }
        return PagerDutyEvent.parse(body).map(this::take).orElse(Answer.of(400));
    }

    /** One signature for each secret that PagerDuty has at the moment. */
    private boolean isSigned(String header, byte[] body) {
        boolean any = false;
        for (String part : header.split(",", -1)) {
            String signature = part.strip();
            for (HmacSha256 secret : secrets) {
                any |= signature.startsWith(VERSION) && secret.verify(signature.substring(VERSION.length()), body);
            }
        }
        return any;
    }

    private Answer take(PagerDutyEvent event) {
        if (event.type().equals("pagey.ping")) {
            return new Answer(200, "pong");
        }
        Instant now = clock.instant();
        Instant at = event.occurredAt().orElse(now);
        Optional<Action> action = event.action();
        if (action.isEmpty() || at.isBefore(now.minus(OLDEST)) || !seen.add(event.id())) {
            return Answer.of(202);
        }
        try {
            keys(event)
                    .forEach(key ->
                            reactions.accept(new Reaction(key, OptionalLong.empty(), action.get(), event.by(), at)));
            return Answer.of(202);
        } catch (IOException e) {
            seen.remove(event.id());
            LOG.warn("PagerDuty could not be asked whose incident {} is: {}", event.incidentId(), e.getMessage());
            return Answer.of(503);
        } catch (RuntimeException e) {
            seen.remove(event.id());
            LOG.warn("A {} of PagerDuty could not be dealt with", event.type(), e);
            return Answer.of(503);
        }
    }

    private Collection<IncidentKey> keys(PagerDutyEvent event) throws IOException {
        Optional<IncidentKey> key = event.key();
        if (key.isPresent()) {
            return List.of(key.get());
        }
        if (alerts.isPresent()) {
            return alerts.get().keysOf(event.incidentId());
        }
        if (!event.hasKey() && !toldOfMissingKeys.getAndSet(true)) {
            LOG.warn(
                    "PagerDuty's webhooks do not name the key of their incident, so what people do there is not known here."
                            + " Give PagerDutyWebhooks a PagerDutyAlerts to ask for it (said once)");
        }
        return List.of();
    }

    @Override
    public String toString() {
        return "PagerDuty's webhooks";
    }
}
