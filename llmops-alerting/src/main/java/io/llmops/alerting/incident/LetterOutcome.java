package io.llmops.alerting.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of letters that were told as one.
 *
 * @param letters their ids
 * @param state what they are now; waiting again if somebody wants dead ones to be tried once more
 * @param attempts how many it took
 * @param reason why they were given up; else empty
 * @param receipt what the receiver calls it, if it said so
 */
public record LetterOutcome(
        List<Long> letters, Letter.State state, int attempts, String reason, Optional<String> receipt, Instant at) {

    public LetterOutcome {
        letters = List.copyOf(letters);
    }
}
