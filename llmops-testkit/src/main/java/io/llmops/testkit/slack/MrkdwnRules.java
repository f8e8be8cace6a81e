package io.llmops.testkit.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Escaping in mrkdwn text, which Slack does not check: a {@code <} that is not escaped begins a token, so text from a
 * model or a user can otherwise mention people and forge links.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Formatting message text</a>
 */
public final class MrkdwnRules {

    private static final Pattern BARE_AMPERSAND = Pattern.compile("&(?!(?:amp|lt|gt);)");
    private static final Pattern ANGLE = Pattern.compile("<(?:([^<>]*)>)?");

    private static final Pattern TOKEN = Pattern.compile("(?:"
            + "(?:https?://|mailto:)[^|\\s]+"
            + "|@[UWB][A-Z0-9]+"
            + "|#[CG][A-Z0-9]+"
            + "|!(?:here|channel|everyone)"
            + "|!subteam\\^S[A-Z0-9]+"
            + ")(?:\\|[^|\\n]*)?"
            + "|!date\\^-?\\d+\\^[^|^]+(?:\\^https?://[^|\\s]+)?\\|[^|]+");

    private MrkdwnRules() {}

    /**
     * What is wrong with a text, one sentence each; empty if nothing is. {@code <} may only stand at the beginning of a
     * link, mention or date, and {@code &} only at the beginning of the entities amp, lt and gt.
     */
    public static List<String> violations(String mrkdwn) {
        List<String> violations = new ArrayList<>();
        if (BARE_AMPERSAND.matcher(mrkdwn).find()) {
            violations.add("& must be escaped as &amp;");
        }
        Matcher angle = ANGLE.matcher(mrkdwn);
        while (angle.find()) {
            String token = angle.group(1);
            if (token == null || !TOKEN.matcher(token).matches()) {
                violations.add("< must be escaped as &lt; or begin a link, mention or date: " + angle.group());
            }
        }
        return List.copyOf(violations);
    }
}
