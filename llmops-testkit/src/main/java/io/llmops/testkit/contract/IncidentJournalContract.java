package io.llmops.testkit.contract;

import static io.llmops.testkit.contract.JournalSamples.START;
import static io.llmops.testkit.contract.JournalSamples.alerts;
import static io.llmops.testkit.contract.JournalSamples.change;
import static io.llmops.testkit.contract.JournalSamples.dead;
import static io.llmops.testkit.contract.JournalSamples.delivered;
import static io.llmops.testkit.contract.JournalSamples.entry;
import static io.llmops.testkit.contract.JournalSamples.handled;
import static io.llmops.testkit.contract.JournalSamples.incident;
import static io.llmops.testkit.contract.JournalSamples.key;
import static io.llmops.testkit.contract.JournalSamples.letter;
import static io.llmops.testkit.contract.JournalSamples.open;
import static io.llmops.testkit.contract.JournalSamples.resolved;
import static io.llmops.testkit.contract.JournalSamples.transition;
import static io.llmops.testkit.contract.JournalSamples.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.alert.Transition.Kind;
import io.llmops.alerting.incident.Deployment;
import io.llmops.alerting.incident.Entry;
import io.llmops.alerting.incident.Handling;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.IncidentJournal;
import io.llmops.alerting.incident.JournalException;
import io.llmops.alerting.incident.Letter;
import io.llmops.alerting.incident.PastLetter;
import io.llmops.alerting.incident.PastTransition;
import io.llmops.alerting.incident.Recollection;
import io.llmops.alerting.silence.AlertMatcher;
import io.llmops.alerting.silence.Silence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every journal of incidents promises: all of an entry or nothing, whatever the texts; and to whoever recalls it next
 * just what was stored.
 */
public abstract class IncidentJournalContract {

    private IncidentJournal journal;

    /** For subclasses. */
    @SuppressWarnings("NullAway.Init") // begin() makes it
    protected IncidentJournalContract() {}

    /** An empty journal. */
    protected abstract IncidentJournal empty();

    /** The same journal in a later process; one that does not outlive its process gives the very same. */
    protected abstract IncidentJournal later(IncidentJournal earlier);

    @BeforeEach
    void begin() throws JournalException {
        journal = empty();
        journal.recall();
    }

    @AfterEach
    void end() {
        journal.close();
    }

    @Test
    void theFirstProcessRecallsNothing() throws JournalException {
        assertThat(journal.recall()).isEqualTo(Recollection.none());
        assertThat(journal.open()).isEmpty();
        assertThat(journal.recent(10)).isEmpty();
    }

    @Test
    void incidentsAreKeptAsTheyStand() throws JournalException {
        Incident first = open("a", 1);
        Incident second = open("b", 1);
        Incident over = handled("a", 1);
        journal.store(entry(first));
        journal.store(entry(second));
        assertThat(recall().open()).containsExactly(first, second);

        journal.store(entry(over));
        assertThat(recall().open()).containsExactly(second);
        assertThat(recall().lately()).containsExactly(over);
        assertThat(journal.open()).containsExactly(second);
        assertThat(journal.recent(10)).containsExactly(over, second);
        assertThat(journal.recent(1)).containsExactly(over);
        assertThat(journal.find(key("a"), 1)).contains(over);
        assertThat(journal.find(key("a"), 2)).isEmpty();
        assertThat(journal.detected(START, START.plusSeconds(2))).containsExactlyInAnyOrder(over, second);
        assertThat(journal.detected(START.plusSeconds(2), START.plusSeconds(9))).isEmpty();
    }

    @Test
    void theOccurrencesOfAKeyAreNumberedOn() throws JournalException {
        journal.store(entry(open("a", 1)));
        journal.store(entry(resolved("a", 1)));
        journal.store(entry(open("a", 2)));
        journal.store(entry(open("b", 1)));

        assertThat(recall().occurrences()).isEqualTo(Map.of(key("a"), 2L, key("b"), 1L));
        assertThat(journal.find(key("a"), 1)).contains(resolved("a", 1));
    }

    @Test
    void whatIsNotKnownToBeDeliveredWaitsInItsOrder() throws JournalException {
        IncidentChange opened = change(IncidentChange.Kind.OPENED, open("a", 1));
        IncidentChange over = change(IncidentChange.Kind.RESOLVED, resolved("a", 1));
        journal.store(entry(opened, letter(1, "slack", opened), letter(2, "pagerduty", opened)));
        journal.store(entry(over, letter(3, "slack", over), letter(4, "pagerduty", over)));
        journal.store(delivered("C1/17.5", 1L));

        Recollection recalled = recall();
        assertThat(recalled.waiting()).extracting(it -> it.letter().id()).containsExactly(2L, 3L, 4L);
        Letter waiting = recalled.waiting().get(0).letter();
        assertThat(waiting.change().incident())
                .as("as it stands, not as it was")
                .isEqualTo(over.incident());
        assertThat(waiting.change().kind()).isEqualTo(IncidentChange.Kind.OPENED);
        assertThat(waiting.change().news()).isEqualTo(opened.news());
        assertThat(waiting.first()).isTrue();
        assertThat(waiting.notifier()).isEqualTo("pagerduty");
        assertThat(recalled.lastLetter()).isEqualTo(4);
        assertThat(recalled.told(over.incident())).containsExactlyInAnyOrder("slack", "pagerduty");
        assertThat(recalled.told()).contains(new Recollection.Told(key("a"), 1, "slack", Optional.of("C1/17.5")));
    }

    @Test
    void deadLettersAreKeptAndMayWaitAgain() throws JournalException {
        IncidentChange opened = change(IncidentChange.Kind.OPENED, open("a", 1));
        journal.store(entry(opened, letter(1, "slack", opened), letter(2, "pagerduty", opened)));
        journal.store(dead(1L, 2L));
        assertThat(recall().waiting()).isEmpty();
        assertThat(recall().dead()).extracting(PastLetter::reason).containsExactly("invalid_auth", "invalid_auth");

        journal.store(waiting(2L));
        assertThat(recall().dead()).extracting(it -> it.letter().id()).containsExactly(1L);
        assertThat(recall().waiting()).extracting(it -> it.letter().id()).containsExactly(2L);
    }

    @Test
    void lettersAreKeptWithTheirOutcome() throws JournalException {
        IncidentChange opened = change(IncidentChange.Kind.OPENED, open("a", 1));
        journal.store(entry(opened, letter(1, "slack", opened), letter(2, "pagerduty", opened)));
        journal.store(delivered("P1", 2L));

        List<PastLetter> letters = journal.letters(key("a"), 1);
        assertThat(letters).extracting(PastLetter::state).containsExactly(Letter.State.WAITING, Letter.State.DELIVERED);
        assertThat(letters.get(1).receipt()).contains("P1");
        assertThat(letters.get(1).attempts()).isEqualTo(3);
        assertThat(letters.get(1).settledAt()).isPresent();
        assertThat(journal.letters(key("a"), 2)).isEmpty();
    }

    @Test
    void theStateOfAlertsIsKeptMonitorByMonitor() throws JournalException {
        journal.store(Entry.ofTick(
                START,
                List.of(),
                List.of(),
                List.of(),
                Map.of("busy", Optional.of(alerts("busy", 2)), "slow", Optional.of(alerts("slow", 1)))));
        journal.store(Entry.ofTick(
                START,
                List.of(),
                List.of(),
                List.of(),
                Map.of("busy", Optional.of(alerts("busy", 3)), "slow", Optional.empty())));

        assertThat(recall().alerts().monitors()).containsExactly(alerts("busy", 3));
    }

    @Test
    void theStateOfAThousandAlertsIsKept() throws JournalException {
        journal.store(Entry.ofTick(
                START, List.of(), List.of(), List.of(), Map.of("busy", Optional.of(alerts("busy", 3_000)))));

        assertThat(recall().alerts().monitors()).containsExactly(alerts("busy", 3_000));
    }

    @Test
    void transitionsAreKeptInTheirOrder() throws JournalException {
        PastTransition fired = transition("a", Kind.FIRED, START);
        PastTransition moved = transition("a", Kind.MOVED, START.plusSeconds(15));
        PastTransition over = transition("a", Kind.RESOLVED, START.plusSeconds(30));
        journal.store(Entry.ofTick(
                START, List.of(), List.of(fired, transition("b", Kind.FIRED, START)), List.of(), Map.of()));
        journal.store(Entry.ofTick(START, List.of(), List.of(moved, over), List.of(), Map.of()));

        assertThat(journal.transitions(key("a"), START.minusSeconds(1), START.plusSeconds(30)))
                .extracting(PastTransition::kind)
                .containsExactly(Kind.FIRED, Kind.MOVED);
        assertThat(journal.transitions(key("a"), START.plusSeconds(30), START.plusSeconds(31)))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.labels()).isEqualTo(over.labels());
                    assertThat(it.sentence()).isEqualTo(over.sentence());
                    assertThat(it.to()).isEqualTo(over.to());
                });
    }

    @Test
    void silencesAreKeptAsTheyWereLast() throws JournalException {
        Silence one = Silence.of(AlertMatcher.monitor("slow-*").label("team", "séarch \u2028"), START.plusSeconds(60))
                .by("ann")
                .because("the vendor knows");
        Silence other = Silence.of(AlertMatcher.everything(), START.plusSeconds(90))
                .from(START)
                .by("bob")
                .because("a move");
        journal.store(empty(START).with(Optional.of(List.of(one, other))));
        journal.store(empty(START)); // says nothing of them
        journal = later(journal);
        assertThat(journal.recall().silences()).containsExactly(one, other);

        journal.store(empty(START).with(Optional.of(List.of(other))));
        assertThat(later(journal).recall().silences()).containsExactly(other);
    }

    private static Entry empty(Instant at) {
        return Entry.ofTick(at, List.of(), List.of(), List.of(), Map.of());
    }

    @Test
    void deploymentsAreKept() throws JournalException {
        journal.store(Entry.of(new Deployment("bot", "v41", true, START.minusSeconds(60))));
        journal.store(Entry.of(new Deployment("bot", "v42", true, START.plusSeconds(60))));
        journal.store(Entry.of(new Deployment("gpt-4o", "gpt-4o-2026-01-01", false, START.plusSeconds(90))));

        assertThat(journal.deploymentsSince(START))
                .extracting(Deployment::toString)
                .containsExactly("bot v42 deployed", "gpt-4o gpt-4o-2026-01-01 seen for the first time");
    }

    @Test
    void theSameChangeMayComeTwice() throws JournalException {
        IncidentChange opened = change(IncidentChange.Kind.OPENED, open("a", 1));
        Entry entry = entry(opened, letter(1, "slack", opened));
        journal.store(entry);
        journal.store(delivered("C1/17.5", 1L));
        journal.store(entry(change(IncidentChange.Kind.RESOLVED, resolved("a", 1))));
        journal.store(entry(change(IncidentChange.Kind.RESOLVED, resolved("a", 1))));

        assertThat(journal.recent(10)).hasSize(1);
        assertThat(recall().waiting()).isEmpty();
    }

    @Test
    void textsOfOthersDoNoHarm() throws JournalException {
        String hostile = JournalSamples.HOSTILE.repeat(100);
        Incident incident = open(hostile, 1);
        IncidentChange opened = new IncidentChange(IncidentChange.Kind.OPENED, incident, List.of(hostile));
        journal.store(entry(opened, letter(1, "slack", opened)));
        journal.store(Entry.of(new Deployment(hostile, hostile, true, START)));
        journal.store(Entry.ofTick(
                START,
                List.of(),
                List.of(transition(hostile, Kind.FIRED, START)),
                List.of(),
                Map.of(hostile, Optional.of(alerts(hostile, 1)))));

        assertThat(recall().open()).extracting(Incident::key).containsExactly(incident.key());
        assertThat(recall().waiting()).hasSize(1);
        assertThat(journal.transitions(key(hostile), START, START.plusSeconds(1)))
                .hasSize(1);
    }

    @Test
    void anIncidentOfThousandsOfAlertsIsKeptWithTheFirstOfThem() throws JournalException {
        Incident huge = incident("a", 1, Optional.empty(), 5_000, Handling.none());
        journal.store(entry(huge));

        Incident kept = recall().open().get(0);
        assertThat(kept.key()).isEqualTo(huge.key());
        assertThat(kept.members())
                .hasSizeGreaterThan(500)
                .startsWith(huge.members().get(0));
    }

    @Test
    void othersMayReadWhileItIsWritten() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger read = new AtomicInteger();
        AtomicReference<Throwable> failed = new AtomicReference<>();
        Thread reader = new Thread(() -> {
            try {
                while (!done.get()) {
                    assertThat(journal.recent(3)).hasSizeLessThanOrEqualTo(3);
                    assertThat(journal.open()).doesNotHaveDuplicates();
                    read.incrementAndGet();
                }
            } catch (Throwable e) {
                failed.set(e);
            }
        });
        reader.start();
        for (int i = 0; i < 50 || (read.get() < 10 && failed.get() == null); i++) {
            journal.store(entry(open("n" + i, 1)));
            journal.store(entry(resolved("n" + i, 1)));
        }
        done.set(true);
        reader.join();
        assertThat(failed.get()).isNull();
    }

    /** What a later process recalls; the journal is that of the later process from then on. */
    private Recollection recall() throws JournalException {
        journal = later(journal);
        return journal.recall();
    }
}
