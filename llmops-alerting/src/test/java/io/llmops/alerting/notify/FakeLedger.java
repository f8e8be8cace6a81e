package io.llmops.alerting.notify;

import io.llmops.alerting.incident.LetterOutcome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was noted. */
final class FakeLedger implements Ledger {

    private final List<LetterOutcome> noted = new CopyOnWriteArrayList<>();
    private volatile boolean durable;

    FakeLedger durable() {
        durable = true;
        return this;
    }

    @Override
    public void note(LetterOutcome outcome) {
        noted.add(outcome);
    }

    @Override
    public void noteAndWait(LetterOutcome outcome) {
        noted.add(outcome);
    }

    @Override
    public boolean isDurable() {
        return durable;
    }

    /** Such as {@code [1, 2] DELIVERED}. */
    List<String> noted() {
        return noted.stream()
                .map(it -> it.letters() + " " + it.state()
                        + (it.reason().isEmpty() ? "" : ": " + it.reason())
                        + it.receipt().map(receipt -> " " + receipt).orElse(""))
                .toList();
    }
}
