package io.llmops.probe;

import java.time.Instant;

/**
 * A run of a golden set.
 *
 * @param id unique in its store: letters, digits, points, hyphens, underscores
 * @param setFingerprint of the set as it was then
 * @param model the model asked for
 * @param repeats how often each case is asked
 */
public record RunInfo(String id, String set, String setFingerprint, String model, int repeats, Instant startedAt) {

    private static final int MAX_ID = 200;

    public RunInfo {
        if (!id.matches("[A-Za-z0-9_][A-Za-z0-9._-]*") || id.length() > MAX_ID) {
            throw new IllegalArgumentException("The run id '" + id + "' is not up to " + MAX_ID
                    + " letters, digits, points, hyphens and underscores; give one such as 'nightly-2026-11-22'");
        }
    }
}
