package io.llmops.testkit.slack;

import io.llmops.testkit.http.Faults;
import io.llmops.testkit.http.LoopbackServer;
import io.llmops.testkit.http.Outbound;
import io.llmops.testkit.http.RateLimit;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Slack on the loopback address, as far as posting goes: one incoming webhook, and the methods {@code chat.postMessage}
 * and {@code chat.update} with a bot token. It checks every message by {@link BlockKitRules} and {@link MrkdwnRules},
 * keeps messages and threads, and fails on demand. Bodies are JSON; Slack's other encodings are refused.
 *
 * <pre>{@code
 * try (SlackStandIn slack = SlackStandIn.start()) {
 *     slack.rateLimitNext(1, Duration.ofSeconds(1));
 *     // run what posts, to slack.webhookUri() or to slack.apiUri() with slack.botToken()
 *     assertThat(slack.violations()).isEmpty();
 *     assertThat(slack.mentions()).isEmpty();
 *     assertThat(slack.messages()).singleElement().satisfies(m -> assertThat(m.replies()).hasSize(1));
 * }
 * }</pre>
 *
 * <p>What Slack would refuse is refused with Slack's errors. What Slack would let pass but should not have been sent,
 * such as text that is not escaped, is taken and listed in {@link #violations()}. Faults are used up in the order in
 * which they were asked for, each by whichever request comes next. Everything received is kept until the end. Safe for
 * use by many threads.
 */
public final class SlackStandIn implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int MAX_BODY_BYTES = 4 * 1024 * 1024;

    private final Faults faults = new Faults();
    private final RateLimit rateLimit = new RateLimit();
    private final SlackApi api = new SlackApi(faults, rateLimit);
    private final LoopbackServer http = LoopbackServer.start("slack", THREADS, MAX_BODY_BYTES, api::answer);

    private SlackStandIn() {}

    /** Binds a port and starts to answer. */
    public static SlackStandIn start() {
        return new SlackStandIn();
    }

    /** The incoming webhook; it posts to the channel {@link #channelId()}. */
    public URI webhookUri() {
        return URI.create(http.uri() + SlackApi.WEBHOOK);
    }

    /** Takes the place of {@code https://slack.com/api/}; ends in a slash. */
    public URI apiUri() {
        return URI.create(http.uri() + SlackApi.METHODS);
    }

    /** The only token that the methods accept. */
    public String botToken() {
        return SlackApi.BOT_TOKEN;
    }

    /** The channel that is there from the start, named {@code alerts}. */
    public String channelId() {
        return SlackApi.CHANNEL_ID;
    }

    /** Adds a channel, which may then be posted to by name or ID. */
    public void addChannel(String name, String id) {
        api.addChannel(name, id);
    }

    /** The messages of all channels in their current state, oldest first, with their threads. */
    public List<SlackMessage> messages() {
        return api.messages();
    }

    /** Every request in the order of arrival, with what became of it. */
    public List<SlackCall> calls() {
        return api.calls();
    }

    /** What breaks the rules in all requests, one sentence each with the JSON pointer of the place. */
    public List<String> violations() {
        return api.violations();
    }

    /** What in all requests would notify someone or name a channel, whether or not that was meant. */
    public List<Mention> mentions() {
        return api.mentions();
    }

    /** The next {@code count} requests are answered with this status, from 400 to 599, and not taken. */
    public void failNext(int count, int status) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("a failure's status is between 400 and 599, not " + status);
        }
        faults.refuse(count, Outbound.text(status, "failure on demand"));
    }

    /** The next {@code count} requests are refused with this error of Slack's, such as {@code edit_window_closed}. */
    public void refuseNext(int count, String error) {
        faults.refuse(count, inbound -> SlackErrors.answer(inbound, SlackRefusal.of(error)));
    }

    /** The next {@code count} requests are answered 429 with {@code Retry-After}, in whole seconds, rounded up. */
    public void rateLimitNext(int count, Duration retryAfter) {
        faults.refuse(count, inbound -> SlackErrors.answer(inbound, SlackRefusal.rateLimited(retryAfter)));
    }

    /** For the next {@code count} requests the connection closes without an answer, and they are not taken. */
    public void dropNext(int count) {
        faults.refuse(count, new Outbound.Drop());
    }

    /** The next {@code count} requests are taken, but the connection closes without an answer. */
    public void loseAnswers(int count) {
        faults.loseAnswers(count);
    }

    /** The next {@code count} requests are never answered, and not taken. */
    public void hangNext(int count) {
        faults.refuse(count, new Outbound.Hang());
    }

    /** Answers 429 beyond so many messages in any minute for each channel; Slack allows about 60. */
    public void limitPerMinute(int limit) {
        rateLimit.perMinute(limit);
    }

    /** Closes every connection, hanging ones too; a second call does nothing. */
    @Override
    public void close() {
        http.close();
    }
}
