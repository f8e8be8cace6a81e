package io.llmops.alerting.triage.cause.live.measuring;

import io.llmops.alerting.triage.cause.Cause;

/** Who watches a service and says why it is otherwise than before. */
interface Contestant {

    /** Takes a window; tells the listener whenever it changes its mind. */
    void take(Service.Window window, Listener listener);

    /** Hears of claims. */
    interface Listener {

        /**
         * A claim, or none any more.
         *
         * @param calls of this window that were over by then
         */
        void says(Cause cause, long millis, int calls);
    }
}
