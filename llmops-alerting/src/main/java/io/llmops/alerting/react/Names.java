package io.llmops.alerting.react;

import java.util.regex.Pattern;

/** Names of people as vendors give them, made fit for a line of a log or a message. */
final class Names {

    private static final int LONGEST = 80;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]+");

    private Names() {}

    static String of(String text, String otherwise) {
        String line = CONTROL.matcher(text).replaceAll(" ").strip();
        if (line.isEmpty()) {
            return otherwise;
        }
        int most = line.offsetByCodePoints(0, Math.min(LONGEST, line.codePointCount(0, line.length())));
        return line.substring(0, most);
    }
}
