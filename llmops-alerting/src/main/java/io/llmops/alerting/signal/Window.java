package io.llmops.alerting.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a {@link SignalSource} knows of a signal between two moments, by group.
 *
 * @param from where the data really begin: a source may have to round to the intervals it keeps
 * @param until where they really end
 * @param observed for how much of that time somebody was watching: less than its length where the process was down, or
 *     had not begun. What happened in the rest is unknown, and not nothing
 */
public record Window(Map<Labels, Aggregate> groups, Instant from, Instant until, Duration observed) {

    public Window {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups)); // in the order of the source
    }

    /** A window that was watched all the time. */
    public Window(Map<Labels, Aggregate> groups, Instant from, Instant until) {
        this(groups, from, until, Duration.between(from, until));
    }

    public Duration length() {
        return Duration.between(from, until);
    }
}
