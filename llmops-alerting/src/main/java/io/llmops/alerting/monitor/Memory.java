package io.llmops.alerting.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** What a condition has learned of one group, window by window. */
interface Memory {

    /** Judges a window that has enough samples, then learns it. */
    Reading judge(Sample sample, Instant until);

    /** A window without data, or with too few. */
    void miss();

    JsonNode save();

    /** Begins or restores memories. */
    interface Maker {

        Memory begin();

        /**
         * Goes on where another stopped.
         *
         * @throws IllegalArgumentException if this was saved by something else
         */
        Memory restore(JsonNode saved);
    }
}
