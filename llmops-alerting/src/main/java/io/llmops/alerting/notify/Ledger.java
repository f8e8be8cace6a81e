package io.llmops.alerting.notify;

import io.llmops.alerting.incident.LetterOutcome;

/** Where it is noted what became of letters. */
public interface Ledger {

    /** Noted nowhere: what is not told when the process ends is lost. */
    Ledger NONE = new Ledger() {
        @Override
        public void note(LetterOutcome outcome) {}

        @Override
        public void noteAndWait(LetterOutcome outcome) {}

        @Override
        public boolean isDurable() {
            return false;
        }
    };

    /** Returns at once. */
    void note(LetterOutcome outcome);

    /** Returns when it is noted, or when that takes too long. */
    void noteAndWait(LetterOutcome outcome);

    /** Whether a later process tells what this one could not. */
    boolean isDurable();
}
