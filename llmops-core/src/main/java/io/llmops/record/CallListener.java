package io.llmops.record;

import io.llmops.call.CallStart;

/**
 * Hears of every call. Listeners watch: whatever they throw is caught, counted and logged once, and the other
 * listeners and the host's call go on.
 */
@FunctionalInterface
public interface CallListener {

    /**
     * A call is about to leave for the provider. Called on the caller's thread.
     *
     * @return who watches this call: a shared, stateless observer if nothing need be remembered
     */
    CallObserver onStart(CallStart start);
}
