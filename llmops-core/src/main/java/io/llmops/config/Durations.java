package io.llmops.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: whole numbers with units, the largest first, or ISO 8601. */
final class Durations {

    private static final Pattern WRITTEN = Pattern.compile(
            "(?:(\\d{1,9})\\s*d\\s*)?(?:(\\d{1,9})\\s*h\\s*)?(?:(\\d{1,9})\\s*m\\s*)?(?:(\\d{1,9})\\s*s\\s*)?"
                    + "(?:(\\d{1,9})\\s*ms)?");

    private Durations() {}

    static Optional<Duration> parse(String text) {
        String trimmed = text.strip();
        Matcher written = WRITTEN.matcher(trimmed);
        if (trimmed.isEmpty() || !written.matches()) {
            return iso(trimmed);
        }
        return Optional.of(Duration.ofDays(amount(written, 1))
                .plusHours(amount(written, 2))
                .plusMinutes(amount(written, 3))
                .plusSeconds(amount(written, 4))
                .plusMillis(amount(written, 5)));
    }

    private static long amount(Matcher written, int unit) {
        String digits = written.group(unit);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static Optional<Duration> iso(String text) {
        try {
            return text.startsWith("P") ? Optional.of(Duration.parse(text)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
