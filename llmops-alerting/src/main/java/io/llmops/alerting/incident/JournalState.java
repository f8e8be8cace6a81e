package io.llmops.alerting.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * How the journal is doing.
 *
 * @param durable whether it outlives the process
 * @param failingSince since when it could not be written; empty if it can
 * @param degraded whether people are told from memory, without waiting for the journal
 * @param waiting how many entries are not stored yet
 * @param failures how many times an entry could not be stored
 * @param dropped how many entries were given up
 */
public record JournalState(
        boolean durable, Optional<Instant> failingSince, boolean degraded, int waiting, long failures, long dropped) {}
