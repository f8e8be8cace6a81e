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
 */
public record Window(Map<Labels, Aggregate> groups, Instant from, Instant until) {

    public Window {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups)); // in the order of the source
    }

    public Duration length() {
        return Duration.between(from, until);
    }
}
