package io.llmops.probe;

/**
 * What came of a run.
 *
 * @param run all results, those of an earlier part of the run included
 * @param total trials that a whole run has
 */
public record RunReport(StoredRun run, StopReason stopped, int total) {

    public boolean isComplete() {
        return stopped == StopReason.FINISHED;
    }
}
