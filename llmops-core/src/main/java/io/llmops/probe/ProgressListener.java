package io.llmops.probe;

/** Hears how far a run has come, after each result, by the thread that got it, one at a time. What it throws is dropped. */
@FunctionalInterface
public interface ProgressListener {

    void onProgress(Progress progress);
}
