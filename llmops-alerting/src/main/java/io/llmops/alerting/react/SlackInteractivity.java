package io.llmops.alerting.react;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.llmops.alerting.incident.Reaction;
import io.llmops.alerting.wire.HmacSha256;
import io.llmops.alerting.wire.SlackButton;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people click below an incident in Slack: acknowledge, silence for an hour, true alert, false alarm. The request URL
 * of "Interactivity &amp; Shortcuts" in the app's settings.
 *
 * <pre>{@code
 * var clicks = new SlackInteractivity(List.of(signingSecret), alerting::react);
 * var slack = new SlackBotNotifier("xoxb-...", "C0123456789").withButtons(clicks);
 * }</pre>
 *
 * <p>Does no I/O, so Slack has its answer well within its three seconds. A request counts only if its signature is right
 * and its time is within five minutes of now, before or after. Clicks on buttons of others are answered and ignored.
 *
 * <p>Sources: docs.slack.dev, "Verifying requests from Slack", "block_actions payload".
 */
public final class SlackInteractivity implements WayBack {

    private static final Logger LOG = LoggerFactory.getLogger(SlackInteractivity.class);
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final String VERSION = "v0=";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final List<HmacSha256> secrets;
    private final Consumer<Reaction> reactions;
    private final InstantSource clock;

    /**
     * @param secrets the app's signing secret; two, while one takes the place of another
     * @param reactions is called before the answer is given: it must not wait. What it throws makes Slack show that the
     *     click failed
     */
    public SlackInteractivity(List<String> secrets, Consumer<Reaction> reactions) {
        this(Requests.signatures(secrets), reactions, InstantSource.system());
    }

    SlackInteractivity(List<HmacSha256> secrets, Consumer<Reaction> reactions, InstantSource clock) {
        this.secrets = secrets;
        this.reactions = reactions;
        this.clock = clock;
    }

    @Override
    public Answer handle(String method, Map<String, List<String>> headers, byte[] body) {
        Optional<Answer> refusal = Requests.refuse(method, body);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Instant now = clock.instant();
        String time = Requests.header(headers, "X-Slack-Request-Timestamp");
        if (!isRecent(time, now) || !isSigned(Requests.header(headers, "X-Slack-Signature"), time, body)) {
            return Answer.of(401);
        }
        return take(new String(body, StandardCharsets.UTF_8), now);
    }

    private static boolean isRecent(String time, Instant now) {
        return SECONDS.matcher(time).matches()
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now)
                                .abs()
                                .compareTo(WINDOW)
                        <= 0;
    }

    private boolean isSigned(String signature, String time, byte[] body) {
        byte[] prefix = ("v0:" + time + ":").getBytes(StandardCharsets.UTF_8);
        boolean any = false;
        for (HmacSha256 secret : secrets) {
            any |= signature.startsWith(VERSION) && secret.verify(signature.substring(VERSION.length()), prefix, body);
        }
        return any;
    }

    private Answer take(String body, Instant now) {
        JsonNode payload = json(body.startsWith("{") ? body : formField(body, "payload"));
        return switch (payload.path("type").asText()) {
            case "url_verification" -> new Answer(200, payload.path("challenge").asText());
            case "block_actions" -> react(payload, now);
            default -> Answer.of(200);
        };
    }

    private Answer react(JsonNode payload, Instant now) {
        String by = user(payload.path("user"));
        try {
            for (JsonNode action : payload.path("actions")) {
                reaction(action, by, now).ifPresent(reactions);
            }
            return Answer.of(200);
        } catch (RuntimeException e) {
            LOG.warn("A click in Slack could not be dealt with", e);
            return Answer.of(500);
        }
    }

    private static Optional<Reaction> reaction(JsonNode action, String by, Instant now) {
        return SlackButton.of(action.path("action_id").asText())
                .flatMap(button -> SlackButton.Target.parse(action.path("value").asText())
                        .map(it -> new Reaction(it.key(), OptionalLong.of(it.occurrence()), button.action(), by, now)));
    }

    private static String user(JsonNode user) {
        String name = user.path("name").asText(user.path("username").asText());
        return Names.of(name, Names.of(user.path("id").asText(), "somebody in Slack"));
    }

    private static String formField(String form, String name) {
        for (String field : form.split("&", -1)) {
            if (field.startsWith(name + "=")) {
                return decode(field.substring(name.length() + 1));
            }
        }
        return "";
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return ""; // signed, but not a form: nothing of ours is in it
        }
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public String toString() {
        return "Slack's interactivity";
    }
}
