package io.llmops.probe;

/** Hears of each probe, on the thread that probes. What it throws costs nobody but itself. */
@FunctionalInterface
public interface ProbeListener {

    /**
     * One answer, or none.
     *
     * @param set the golden set's name
     * @param model the model asked for
     */
    void onProbe(String set, String model, CaseResult result);
}
