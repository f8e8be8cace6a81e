package io.llmops.probe;

import java.util.List;
import java.util.Optional;

/**
 * Where runs are kept, so that an interrupted one goes on and a later one has something to be compared with. What
 * {@link #begin} and {@link #add} have accepted is stored. Thread-safe. Throws unchecked what its medium throws.
 */
public interface RunStore {

    /** A run begins, or goes on: with the id of a run that is there, its results stay. */
    void begin(RunInfo run);

    /** One result of a run that has begun; of the same trial the last one counts. */
    void add(String runId, CaseResult result);

    Optional<StoredRun> find(String runId);

    /** All runs, the newest first. */
    List<RunInfo> runs();

    /**
     * This run is what later runs of the set are compared with, for this version of a model.
     *
     * @param modelVersion such as {@link StoredRun#modelVersion()}
     */
    void setBaseline(String set, String modelVersion, String runId);

    Optional<StoredRun> baseline(String set, String modelVersion);
}
