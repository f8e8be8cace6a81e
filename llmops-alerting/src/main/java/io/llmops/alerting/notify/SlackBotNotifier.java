package io.llmops.alerting.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.alerting.incident.Incident;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Tells Slack as an app: one message for each incident, which always shows how it stands, and below it, in its thread,
 * what changed. Needs a bot token with the scope {@code chat:write}, and the app in the channel.
 *
 * <pre>{@code
 * new SlackBotNotifier("xoxb-...", "C0123456789")
 * }</pre>
 *
 * <p>Which message belongs to which incident is its receipt, which the journal keeps; without one, or when Slack does not
 * find the message or let it be edited any more, there is a new one.
 *
 * <p>Sources: docs.slack.dev, {@code chat.postMessage}, {@code chat.update}, "Rate limits".
 */
public final class SlackBotNotifier implements Notifier, Paced {

    private static final URI SLACK = URI.create("https://slack.com/api/");
    private static final Pattern TOKEN = Pattern.compile("xoxb-[A-Za-z0-9-]+");
    private static final Duration RATE_LIMIT_PAUSE = Duration.ofSeconds(30);
    private static final Set<String> GONE =
            Set.of("message_not_found", "edit_window_closed", "cant_update_message", "channel_not_found");
    private static final Set<String> FOR_NOW =
            Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout");
    private static final Set<String> TOO_MANY = Set.of("ratelimited", "rate_limited", "message_limit_exceeded");

    private final String name;
    private final Secret token;
    private final String channel;
    private final URI api;
    private final JsonClient client = new JsonClient(RATE_LIMIT_PAUSE);
    private final Recent<Posted> posted = new Recent<>();

    /** Where the message of an incident is. */
    private record Posted(String channelId, String timestamp) {

        static Optional<Posted> parse(String receipt) {
            int slash = receipt.indexOf('/');
            return slash < 0
                    ? Optional.empty()
                    : Optional.of(new Posted(receipt.substring(0, slash), receipt.substring(slash + 1)));
        }
    }

    /** Named {@code slack}. */
    public SlackBotNotifier(String token, String channel) {
        this("slack", token, channel, SLACK);
    }

    /**
     * With a name and an address of its own.
     *
     * @param channel its ID, or its name with #
     * @param api the address before the name of a method, with a slash at its end
     */
    public SlackBotNotifier(String name, String token, String channel, URI api) {
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException("The Slack bot token must be xoxb- and letters, digits and hyphens, but "
                    + new Secret(token) + " is not; copy the \"Bot User OAuth Token\" of the app");
        }
        if (channel.isBlank()) {
            throw new IllegalArgumentException("Slack notifier " + name + " needs a channel, such as C0123456789");
        }
        this.name = name;
        this.token = new Secret(token);
        this.channel = channel;
        this.api = Endpoint.of("address of Slack's API", api.toString());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Pace pace() {
        return SlackWebhookNotifier.PACE;
    }

    @Override
    public Delivery send(Notification notification) {
        Optional<Posted> known = posted.of(notification.incident())
                .or(() -> notification.receipt().flatMap(Posted::parse));
        return known.isPresent() ? update(notification, known.get()) : post(notification);
    }

    private Delivery post(Notification notification) {
        ObjectNode message = SlackMessage.of(notification).json().put("channel", channel);
        return call("chat.postMessage", message, answer -> {
            Posted at = new Posted(
                    answer.path("channel").asText(channel), answer.path("ts").asText());
            remember(notification.incident(), at);
            return Delivery.accepted(at.channelId + "/" + at.timestamp);
        });
    }

    private Delivery update(Notification notification, Posted at) {
        ObjectNode whole = SlackMessage.of(notification)
                .json()
                .put("channel", at.channelId)
                .put("ts", at.timestamp);
        Delivery updated = call("chat.update", whole, answer -> Delivery.accepted());
        if (updated instanceof Delivery.Rejected rejected && GONE.contains(rejected.reason())) {
            return post(notification);
        }
        return updated instanceof Delivery.Accepted ? reply(notification, at) : updated;
    }

    private Delivery reply(Notification notification, Posted at) {
        ObjectNode news = SlackMessage.newsOf(notification)
                .json()
                .put("channel", at.channelId)
                .put("thread_ts", at.timestamp);
        Delivery replied =
                call("chat.postMessage", news, answer -> Delivery.accepted(at.channelId + "/" + at.timestamp));
        if (!(replied instanceof Delivery.Retry)) {
            remember(notification.incident(), at);
        }
        return replied;
    }

    private void remember(Incident incident, Posted at) {
        if (incident.isOpen()) {
            posted.remember(incident, at);
        } else {
            posted.forget(incident);
        }
    }

    private Delivery call(String method, JsonNode body, Function<JsonNode, Delivery> done) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(api.resolve(method)).header("Authorization", "Bearer " + token.reveal());
        return client.post(request, body, answer -> understand(answer, done));
    }

    /** Slack answers most errors with status 200 and {@code "ok": false}. */
    private static Delivery understand(JsonClient.Answer answer, Function<JsonNode, Delivery> done) {
        JsonNode json = answer.json();
        if (json.path("ok").asBoolean()) {
            return done.apply(json);
        }
        String error = json.path("error").asText();
        if (TOO_MANY.contains(error)) {
            return Delivery.retryAfter(answer.retryAfter().orElse(RATE_LIMIT_PAUSE), error);
        }
        if (FOR_NOW.contains(error)) {
            return Delivery.retry(error);
        }
        if (error.isEmpty()) {
            return answer.status() == 200 ? Delivery.retry(answer.quote()) : Delivery.rejected(answer.quote());
        }
        JsonNode details = json.path("response_metadata").path("messages");
        return Delivery.rejected(details.isEmpty() ? error : error + " " + details);
    }

    @Override
    public String toString() {
        return name + " (Slack channel " + channel + ", token " + token + ")";
    }
}
