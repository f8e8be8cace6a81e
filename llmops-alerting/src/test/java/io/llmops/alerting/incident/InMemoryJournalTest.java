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
    void knowsWhatIsOpenAndWhatWas() {
        store("a", 1, false);
        store("b", 1, false);
        store("a", 1, true);

        assertThat(journal.open()).extracting(Incident::title).containsExactly("b 1");
        assertThat(journal.recent(10)).extracting(Incident::title).containsExactly("a 1", "b 1");
        assertThat(journal.recent(1)).hasSize(1);
    }

    @Test
    void numbersTheOccurrencesOfAKey() {
        assertThat(journal.nextOccurrence(key("a"))).isEqualTo(1);
        store("a", 1, false);
        store("a", 1, true);

        assertThat(journal.nextOccurrence(key("a"))).isEqualTo(2);
        assertThat(journal.nextOccurrence(key("b"))).isEqualTo(1);
    }

    @Test
    void storingTheSameChangeAgainIsHarmless() {
        store("a", 1, false);
        store("a", 1, false);

        assertThat(journal.open()).hasSize(1);
        assertThat(journal.recent(10)).hasSize(1);
    }

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
        journal.store(new IncidentChange(kind, incident, List.of()));
    }

    private static IncidentKey key(String name) {
        return IncidentKey.of("bot", Labels.of("name", name));
    }
}
