package io.llmops.alerting.notify;

import java.util.regex.Pattern;

/**
 * Text from outside, made safe for Slack: it cannot mention ({@code <!channel>}), link or break out, cannot turn the
 * direction of what follows, and is cut so that neither an entity nor a character is torn. Sources: Slack's "Formatting text
 * for app surfaces", "Escaping text"; Unicode's UAX #9, "Explicit Directional Formatting Characters".
 */
final class SlackText {

    private static final int LONGEST_ENTITY = "&amp;".length();

    /** All control characters but the line feed, and halves of characters. */
    private static final Pattern CONTROL = Pattern.compile("[[\\p{Cntrl}&&[^\\n]]\\u2028\\u2029\\p{Cs}]");

    private static final Pattern DIRECTION = Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private SlackText() {}

    /** Escaped, and at most so many characters long, the last of which is "…" if it had to be cut. */
    static String of(String text, int most) {
        String escaped =
                readable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return escaped.length() <= most ? escaped : cut(escaped, most - 1) + "…";
    }

    /** For rich text, in which Slack parses nothing, so that entities would be shown as they are. */
    static String unparsed(String text, int most) {
        String readable = readable(text);
        return readable.length() <= most ? readable : whole(readable, most - 1) + "…";
    }

    private static String readable(String text) {
        return CONTROL.matcher(DIRECTION.matcher(text).replaceAll("")).replaceAll(" ");
    }

    /** Not within an entity, which every ampersand begins by now, nor between the halves of a character. */
    private static String cut(String escaped, int at) {
        int ampersand = escaped.lastIndexOf('&', at - 1);
        if (ampersand >= 0 && ampersand > at - LONGEST_ENTITY && escaped.indexOf(';', ampersand) >= at) {
            return escaped.substring(0, ampersand);
        }
        return whole(escaped, at);
    }

    private static String whole(String text, int at) {
        boolean tearsCharacter = at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        return text.substring(0, tearsCharacter ? at - 1 : at);
    }
}
