package io.llmops.alerting.notify;

import io.llmops.alerting.wire.Endpoint;
import io.llmops.alerting.wire.HmacSha256;
import io.llmops.alerting.wire.Secret;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Tells anybody who takes JSON: posts each change of an incident, signed.
 *
 * <pre>{@code
 * new WebhookNotifier("tickets", "https://tickets.example/llmops", secret)
 * }</pre>
 *
 * <p><b>The document</b>, stable within a version: {@code version} (1), {@code event} (opened, updated, reminded,
 * resolved), {@code first} (whether the receiver has not heard of this occurrence before), {@code incident} (with
 * {@code key}, {@code occurrence}, {@code namespace}, {@code title} (up to 1,024 characters), {@code severity}, {@code status} (open, resolved),
 * {@code onset}, {@code detected}, {@code resolved}, {@code labels}, {@code alerts}, {@code runbook}, {@code trace_ids},
 * {@code handling}, {@code facts}, {@code happenings}, all as {@link PagerDutyNotifier} has them), {@code news},
 * {@code links} (each with {@code text}, {@code href}). Over 512,000 bytes it loses the largest parts of the incident, and
 * {@code incident.omitted} names them.
 *
 * <p><b>The signature</b>: {@code LLMOps-Signature: t=<seconds since 1970>,v1=<hex>}, the HMAC-SHA256 of the digits of
 * {@code t}, a full stop and the body as it was sent. Compare it in constant time, and refuse what is older than five
 * minutes.
 *
 * <p>It may come twice: key, occurrence and event tell. 2xx counts as told; 408, 425, 429, 5xx and no answer within ten
 * seconds, or the {@link #patience} that it has, are tried again; everything else, redirects too, is given up.
 */
public final class WebhookNotifier implements Notifier {

    private static final Duration RATE_LIMIT_PAUSE = Duration.ofSeconds(30);

    private final String name;
    private final Secret address;
    private final String host;
    private final HmacSha256 signing;
    private final InstantSource clock;
    private final JsonClient client;

    /**
     * Begins with https, or is on this very machine.
     *
     * @param address counts as a secret, as such addresses often hold one
     * @param secret what the receiver checks the signature with
     */
    public WebhookNotifier(String name, String address, String secret) {
        this(name, address, secret, InstantSource.system());
    }

    WebhookNotifier(String name, String address, String secret, InstantSource clock) {
        this(
                name,
                Endpoint.of("webhook address", address),
                new HmacSha256(secret),
                clock,
                new JsonClient(RATE_LIMIT_PAUSE));
    }

    private WebhookNotifier(String name, URI address, HmacSha256 signing, InstantSource clock, JsonClient client) {
        this.name = name;
        this.address = new Secret(address.toString());
        this.host = address.getHost();
        this.signing = signing;
        this.clock = clock;
        this.client = client;
    }

    /**
     * The same, but it waits this long for an answer, after which the notification is tried again later: ten seconds unless
     * set, a minute at most.
     */
    public WebhookNotifier patience(Duration patience) {
        return new WebhookNotifier(name, URI.create(address.reveal()), signing, clock, client.patience(patience));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Delivery send(Notification notification) {
        String document = WebhookDocument.of(notification).toString();
        String seconds = String.valueOf(clock.instant().getEpochSecond());
        String signature = signing.sign(
                (seconds + ".").getBytes(StandardCharsets.UTF_8), document.getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address.reveal()))
                .header("LLMOps-Signature", "t=" + seconds + ",v1=" + signature);
        return client.post(request, document, address, WebhookNotifier::understand);
    }

    private static Delivery understand(JsonClient.Answer answer) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return Delivery.accepted();
        }
        return status == 408 || status == 425 ? Delivery.retry(answer.quote()) : Delivery.rejected(answer.quote());
    }

    @Override
    public String toString() {
        return name + " (webhook at " + host + ", address and secret ****)";
    }
}
