package io.llmops.alerting.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.alerting.react.SlackInteractivity;
import io.llmops.alerting.wire.Endpoint;
import io.llmops.alerting.wire.Secret;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Slack as an app: one message for each incident, which always shows how it stands, and below it, in its thread,
 * what changed. Needs a bot token with the scope {@code chat:write}, and the app in the channel.
 *
 * <pre>{@code
 * new SlackBotNotifier("xoxb-...", "C0123456789")
 * }</pre>
 *
 * <p>Which message belongs to which incident is in the receipt. When Slack does not find the message or let it be edited any
 * more, there is a new one. {@link #withButtons} lets people act on it.
 *
 * <p>Sources: docs.slack.dev, {@code chat.postMessage}, {@code chat.update}, "Rate limits".
 */
public final class SlackBotNotifier implements Notifier, Paced {

    private static final Logger LOG = LoggerFactory.getLogger(SlackBotNotifier.class);
    private static final URI SLACK = URI.create("https://slack.com/api/");
    private static final Pattern TOKEN = Pattern.compile("xoxb-[A-Za-z0-9-]+");
    private static final Duration RATE_LIMIT_PAUSE = Duration.ofSeconds(30);
    private static final Set<String> GONE = Set.of(
            "message_not_found",
            "edit_window_closed",
            "cant_update_message",
            "channel_not_found",
            "is_archived",
            "thread_not_found");
    private static final Set<String> FOR_NOW =
            Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout");
    private static final Set<String> TOO_MANY = Set.of("ratelimited", "rate_limited", "message_limit_exceeded");

    /** Where the message of an incident is; what the receipt says. */
    private record Posted(String channelId, String timestamp) {

        private static final Pattern FORM = Pattern.compile("([^/\\s]+)/([0-9.]+)");

        static Optional<Posted> parse(String receipt) {
            Matcher parts = FORM.matcher(receipt);
            return parts.matches() ? Optional.of(new Posted(parts.group(1), parts.group(2))) : Optional.empty();
        }

        @Override
        public String toString() {
            return channelId + "/" + timestamp;
        }
    }

    private final String name;
    private final Secret token;
    private final String channel;
    private final URI api;
    private final boolean buttons;
    private final JsonClient client;

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
        this(
                name,
                requireToken(token),
                requireChannel(name, channel),
                Endpoint.of("address of Slack's API", api.toString()),
                false,
                new JsonClient(RATE_LIMIT_PAUSE));
    }

    private SlackBotNotifier(String name, Secret token, String channel, URI api, boolean buttons, JsonClient client) {
        this.name = name;
        this.token = token;
        this.channel = channel;
        this.api = api;
        this.buttons = buttons;
        this.client = client;
    }

    private static Secret requireToken(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException("The Slack bot token must be xoxb- and letters, digits and hyphens, but "
                    + new Secret(token) + " is not; copy the \"Bot User OAuth Token\" of the app");
        }
        return new Secret(token);
    }

    private static String requireChannel(String name, String channel) {
        if (channel.isBlank()) {
            throw new IllegalArgumentException("Slack notifier " + name + " needs a channel, such as C0123456789");
        }
        return channel;
    }

    /**
     * The same with buttons: acknowledge, silence for an hour, true alert, false alarm.
     *
     * @param clicks who hears of clicks. Mount it where the app's "Interactivity" points, or the buttons are dead
     */
    public SlackBotNotifier withButtons(SlackInteractivity clicks) {
        LOG.debug("Slack notifier {} shows buttons, whose clicks go to {}", name, clicks);
        return new SlackBotNotifier(name, token, channel, api, true, client);
    }

    /**
     * The same, but it waits this long for an answer, after which the notification is tried again later: ten seconds unless
     * set, a minute at most.
     */
    public SlackBotNotifier patience(Duration patience) {
        return new SlackBotNotifier(name, token, channel, api, buttons, client.patience(patience));
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
        Optional<Posted> known = notification.receipt().flatMap(Posted::parse);
        return known.isPresent() ? update(notification, known.get()) : post(notification);
    }

    private SlackMessage whole(Notification notification) {
        return buttons ? SlackMessage.withButtons(notification) : SlackMessage.of(notification);
    }

    private Delivery post(Notification notification) {
        ObjectNode message = whole(notification).json().put("channel", channel);
        return call(
                "chat.postMessage",
                message,
                answer -> Delivery.accepted(new Posted(
                                answer.path("channel").asText(channel),
                                answer.path("ts").asText())
                        .toString()));
    }

    private Delivery update(Notification notification, Posted at) {
        ObjectNode message = whole(notification)
                .update()
                .put("parse", "none")
                .put("channel", at.channelId)
                .put("ts", at.timestamp);
        Delivery updated = call("chat.update", message, answer -> Delivery.accepted());
        if (isGone(updated)) {
            return post(notification);
        }
        return updated instanceof Delivery.Accepted ? reply(notification, at) : updated;
    }

    /** An edit notifies nobody, a reply does. */
    private Delivery reply(Notification notification, Posted at) {
        ObjectNode news = SlackMessage.newsOf(notification)
                .json()
                .put("channel", at.channelId)
                .put("thread_ts", at.timestamp);
        Delivery replied = call("chat.postMessage", news, answer -> Delivery.accepted(at.toString()));
        return isGone(replied) ? post(notification) : replied;
    }

    private static boolean isGone(Delivery delivery) {
        return delivery instanceof Delivery.Rejected rejected && GONE.contains(rejected.reason());
    }

    private Delivery call(String method, JsonNode body, Function<JsonNode, Delivery> done) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(api.resolve(method)).header("Authorization", "Bearer " + token.reveal());
        return client.post(request, body.toString(), token, answer -> understand(answer, done));
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
