package io.llmops.alerting.notify;

import io.llmops.alerting.wire.Endpoint;
import io.llmops.alerting.wire.Secret;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Slack through an incoming webhook.
 *
 * <pre>{@code
 * new SlackWebhookNotifier("https://hooks.slack.com/services/T.../B.../...")
 * }</pre>
 *
 * <p>A webhook only posts: every change is a message of its own, none is updated or answered in a thread, and there are no
 * buttons. A {@link SlackBotNotifier} can. The address is a secret: whoever knows it can post.
 */
public final class SlackWebhookNotifier implements Notifier, Paced {

    private static final Logger LOG = LoggerFactory.getLogger(SlackWebhookNotifier.class);
    static final Pace PACE = new Pace(30, Duration.ofSeconds(1)); // "Rate limits": one a second, with short bursts

    private static final Duration RATE_LIMIT_PAUSE = Duration.ofSeconds(30);

    private final String name;
    private final Secret address;
    private final JsonClient client;

    /** Named {@code slack}. */
    public SlackWebhookNotifier(String address) {
        this("slack", address);
    }

    public SlackWebhookNotifier(String name, String address) {
        this(
                name,
                new Secret(Endpoint.of("Slack webhook address", address).toString()),
                new JsonClient(RATE_LIMIT_PAUSE));
        LOG.info(
                "Slack notifier {} uses a webhook, which can only post: each change is a message of its own, none is"
                        + " updated, there are no threads and no buttons. A bot token can do all of that",
                name);
    }

    private SlackWebhookNotifier(String name, Secret address, JsonClient client) {
        this.name = name;
        this.address = address;
        this.client = client;
    }

    /**
     * The same, but it waits this long for an answer, after which the notification is tried again later: ten seconds unless
     * set, a minute at most.
     */
    public SlackWebhookNotifier patience(Duration patience) {
        return new SlackWebhookNotifier(name, address, client.patience(patience));
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
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address.reveal()));
        String message = SlackMessage.of(notification).json().toString();
        return client.post(request, message, address, SlackWebhookNotifier::understand);
    }

    /** Errors are a status of 4xx and a word in plain text, such as {@code invalid_payload} or {@code no_service}. */
    private static Delivery understand(JsonClient.Answer answer) {
        return answer.status() == 200 ? Delivery.accepted() : Delivery.rejected(answer.quote());
    }

    @Override
    public String toString() {
        return name + " (Slack webhook " + address + ")";
    }
}
