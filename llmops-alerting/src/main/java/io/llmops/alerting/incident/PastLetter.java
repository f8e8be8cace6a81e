package io.llmops.alerting.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * A letter as the journal has it. Its incident is as it stands now, not as it was when the letter was written.
 *
 * @param settledAt when it was delivered or given up; empty while it waits
 * @param attempts how many it took so far, as far as that is known
 * @param reason why it was given up; else empty
 */
public record PastLetter(
        Letter letter,
        Letter.State state,
        Optional<Instant> settledAt,
        int attempts,
        String reason,
        Optional<String> receipt) {

    static PastLetter waiting(Letter letter) {
        return new PastLetter(letter, Letter.State.WAITING, Optional.empty(), 0, "", Optional.empty());
    }

    PastLetter after(LetterOutcome outcome) {
        boolean waits = outcome.state() == Letter.State.WAITING;
        return new PastLetter(
                letter,
                outcome.state(),
                waits ? Optional.empty() : Optional.of(outcome.at()),
                outcome.attempts(),
                outcome.reason(),
                outcome.receipt().or(() -> receipt));
    }

    PastLetter about(Incident asItStands) {
        IncidentChange change = letter.change();
        Letter now = new Letter(
                letter.id(),
                letter.notifier(),
                letter.first(),
                new IncidentChange(change.kind(), asItStands, change.news()),
                letter.queuedAt());
        return new PastLetter(now, state, settledAt, attempts, reason, receipt);
    }
}
