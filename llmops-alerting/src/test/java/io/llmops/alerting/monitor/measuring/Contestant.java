package io.llmops.alerting.monitor.measuring;

import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.Reading;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A condition, or a peer that is none, and what it watches.
 *
 * @param slack minutes after the end of an incident in which an alarm still counts for it
 * @param begin a new one, for a new series
 */
record Contestant(String name, Incident.Of of, int slack, Supplier<Judge> begin) {

    /** Judges minute after minute. */
    interface Judge {
        Reading.State step(Feeds feeds, Instant now);
    }
}
