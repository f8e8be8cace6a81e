package io.llmops.alerting.notify;

import java.util.regex.Pattern;

/**
 * Text from outside, made safe for Slack: it cannot mention ({@code <!channel>}), link or break out, and is cut so that
 * neither an entity nor a character is torn. Sources: Slack's "Formatting text for app surfaces", "Escaping text".
 */
final class SlackText {

    private static final int LONGEST_ENTITY = "&amp;".length();

    /** All control characters but the line feed. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n]]");

    private SlackText() {}

    /** Escaped, and at most so many characters long, the last of which is "…" if it had to be cut. */
    static String of(String text, int most) {
        String escaped = CONTROL.matcher(text)
                .replaceAll(" ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
        return escaped.length() <= most ? escaped : cut(escaped, most - 1) + "…";
    }

    /** Not within an entity, which every ampersand begins by now, nor between the halves of a character. */
    private static String cut(String escaped, int at) {
        int ampersand = escaped.lastIndexOf('&', at - 1);
        if (ampersand >= 0 && ampersand > at - LONGEST_ENTITY && escaped.indexOf(';', ampersand) >= at) {
            return escaped.substring(0, ampersand);
        }
        boolean tearsCharacter = at > 0 && Character.isHighSurrogate(escaped.charAt(at - 1));
        return escaped.substring(0, tearsCharacter ? at - 1 : at);
    }
}
