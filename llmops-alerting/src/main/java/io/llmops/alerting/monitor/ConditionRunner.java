package io.llmops.alerting.monitor;

import io.llmops.alerting.signal.Labels;
import java.time.Instant;
import java.util.Map;

/** A condition at work: here lives what it has to remember. Used by one thread. */
public interface ConditionRunner {

    /** The readings of now, by group. A group without any data is absent. Successive moments need not be evenly spaced. */
    Map<Labels, Reading> step(Feeds feeds, Instant now);
}
