package io.llmops.alerting.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.signal.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InMemoryJournalTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final InMemoryJournal journal = new InMemoryJournal();

    @Test
    void forgetsTheOldestResolvedOnesAndNeverAnOpenOne() {
        store("open", 1, false);
        for (int i = 0; i < InMemoryJournal.MOST_RESOLVED + 5; i++) {
            store("i" + i, 1, true);
        }

        assertThat(journal.recent(10_000))
                .hasSize(InMemoryJournal.MOST_RESOLVED + 1)
                .extracting(Incident::title)
                .contains("open 1", "i5 1")
                .doesNotContain("i4 1");
    }

    private void store(String name, long occurrence, boolean resolved) {
        Incident incident = new Incident(
                key(name),
                occurrence,
                "bot",
                name + " " + occurrence,
                Severity.ERROR,
                Map.of(),
                START,
                START,
                resolved ? Optional.of(START) : Optional.empty(),
                List.of(),
                List.of());
        IncidentChange.Kind kind = resolved ? IncidentChange.Kind.RESOLVED : IncidentChange.Kind.OPENED;
        IncidentChange change = new IncidentChange(kind, incident, List.of());
        journal.store(Entry.ofTick(START, List.of(change), List.of(), List.of(), Map.of()));
    }

    private static IncidentKey key(String name) {
        return IncidentKey.of("bot", Labels.of("name", name));
    }
}
