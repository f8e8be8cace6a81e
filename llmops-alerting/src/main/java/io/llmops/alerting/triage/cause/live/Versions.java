package io.llmops.alerting.triage.cause.live;

import io.llmops.alerting.triage.Evidence;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which models the provider said that it answered with: a name that was never told before makes a change of the model likelier. */
final class Versions {

    private static final int MOST = 16;
    private static final long DAY = 86_400_000;
    private static final double PRIOR = 4; // nats: 55 times

    private final Set<String> known = new LinkedHashSet<>();
    private String latest = "";
    private long since = Long.MIN_VALUE / 2;

    void seen(String model, long millis) {
        boolean first = known.isEmpty();
        if (known.size() < MOST && known.add(model) && !first) {
            latest = model;
            since = millis;
        }
    }

    /** Nats of evidence, before any answer was looked at. */
    double prior(long millis) {
        return isRecent(millis) ? PRIOR : 0;
    }

    private boolean isRecent(long millis) {
        return millis - since < DAY;
    }

    List<Evidence> evidence(long millis) {
        return isRecent(millis)
                ? List.of(new Evidence(
                        "version",
                        "the provider answers as '" + latest + "' since " + Instant.ofEpochMilli(since),
                        Map.of("sinceEpochMilli", (double) since)))
                : List.of();
    }
}
