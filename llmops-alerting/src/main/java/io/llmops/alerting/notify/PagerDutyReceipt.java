package io.llmops.alerting.notify;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to remember of an incident in PagerDuty.
 *
 * @param keyId which key opened it
 * @param acknowledged whether it was told there that somebody takes care
 */
record PagerDutyReceipt(String keyId, boolean acknowledged) {

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{12})( acknowledged)?");

    static Optional<PagerDutyReceipt> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new PagerDutyReceipt(parts.group(1), parts.group(2) != null))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return keyId + (acknowledged ? " acknowledged" : "");
    }
}
