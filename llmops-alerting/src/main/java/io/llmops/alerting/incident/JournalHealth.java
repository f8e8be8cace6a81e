package io.llmops.alerting.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the journal can be written, and saying so once for each change of that. Used under a lock. */
final class JournalHealth {

    private static final Logger LOG = LoggerFactory.getLogger(JournalHealth.class);

    private @Nullable Instant failingSince;
    private boolean degraded;
    private boolean taken;
    private long failures;
    private long dropped;

    /** An entry is stored. */
    void works(boolean nothingWaits) {
        if (degraded && nothingWaits) {
            degraded = false;
            LOG.info("The incident journal works again; all that waited for it is stored");
        }
        failingSince = null;
    }

    /** An entry could not be stored. */
    void failed(JournalException e) {
        failures++;
        switch (e.remedy()) {
            case LATER -> {
                if (failingSince == null) {
                    LOG.warn("The incident journal cannot be written (said once until it can): {}", e.getMessage());
                    failingSince = Instant.now();
                }
                LOG.debug("An entry of the incident journal could not be stored", e);
            }
            case DROP -> LOG.error("An entry of the incident journal is given up: {}", e.getMessage());
            case NONE -> {
                LOG.error("{}. This process goes on without it and tells people from memory", e.getMessage());
                taken = true;
                degraded = true;
            }
        }
    }

    void dropped() {
        dropped++;
    }

    /** Somebody has waited for so long. */
    void degrade(Duration patience) {
        if (!degraded) {
            degraded = true;
            LOG.error(
                    "The incident journal has not stored what happened for {}. People are told from memory now; what"
                            + " happens is stored when the journal works again, and lost if this process ends before",
                    patience);
        }
    }

    boolean isDegraded() {
        return degraded;
    }

    /** Whether it belongs to another process. */
    boolean isTaken() {
        return taken;
    }

    JournalState state(boolean durable, int waiting) {
        return new JournalState(durable, Optional.ofNullable(failingSince), degraded, waiting, failures, dropped);
    }
}
