package io.llmops.contracts;

import io.llmops.alerting.incident.InMemoryJournal;
import io.llmops.alerting.incident.IncidentJournal;
import io.llmops.testkit.contract.IncidentJournalContract;

class InMemoryJournalContractTest extends IncidentJournalContract {

    @Override
    protected IncidentJournal empty() {
        return new InMemoryJournal();
    }

    @Override
    protected IncidentJournal later(IncidentJournal earlier) {
        return earlier;
    }
}
