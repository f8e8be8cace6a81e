package io.llmops.resource;

import io.llmops.telemetry.Observation;
import io.llmops.telemetry.ObservedMetric;
import java.util.List;
import java.util.Optional;

/**
 * Something that can be asked how busy it is. Called on the thread of one {@link ResourcePoller} only, one source after
 * the other: a source limits its own time, or it holds up the others.
 */
public interface ResourceSource {

    /** What people call it, for the log, such as {@code nvidia-smi}: no secrets. */
    String name();

    /** All metrics that it may give, the same at every call. */
    List<ObservedMetric> metrics();

    /**
     * Why it will never give anything here, such as {@code no nvidia-smi on the PATH}; empty if it can be read. Asked once,
     * while the application starts: quick, and without side effects.
     */
    Optional<String> whyAbsent();

    /**
     * Looks once. What it cannot know now it leaves out.
     *
     * @throws ResourceException if it cannot be read; it is tried again at the next poll
     * @throws InterruptedException if the poller is closed meanwhile
     */
    List<Observation> read() throws ResourceException, InterruptedException;
}
