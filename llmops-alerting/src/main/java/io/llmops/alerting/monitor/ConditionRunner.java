package io.llmops.alerting.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.alerting.signal.Labels;
import java.time.Instant;
import java.util.Map;

/** A condition at work: here lives what it has to remember. Used by one thread. */
public interface ConditionRunner {

    /**
     * The readings of now, by group. A group without any data is absent. Successive moments need not be evenly spaced: there
     * may be gaps, a moment may come twice, and the clock may have been set back.
     */
    Map<Labels, Reading> step(Feeds feeds, Instant now);

    /**
     * What came of this group's change is normal from now on, says somebody. Heard by {@link Change}; other conditions have
     * nothing to acknowledge.
     */
    void acknowledge(Labels group);

    /**
     * All it has to remember, for {@link ConditionRunners#of(Condition, JsonNode)}: restored, it goes on as if it had never
     * ended. A null node where there is nothing to remember.
     */
    JsonNode save();
}
