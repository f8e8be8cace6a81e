package io.llmops.alerting.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournalWriterTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(30);

    private final FailingJournal journal = new FailingJournal();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger dropped = new AtomicInteger();
    private final List<JournalWriter> writers = new ArrayList<>();

    @AfterEach
    void close() {
        writers.forEach(it -> it.close(LONG));
    }

    @Test
    void acceptedMeansStored() {
        JournalWriter writer = writer(LONG);
        for (int i = 1; i <= 20; i++) {
            assertThat(writer.store(entry(i))).isTrue();
            assertThat(stored()).hasSize(i);
        }
        assertThat(writer.state()).isEqualTo(new JournalState(true, Optional.empty(), false, 0, 0, 0));
    }

    @Test
    void aShortFaultIsWaitedFor() {
        JournalWriter writer = writer(LONG);
        journal.fail();
        writer.hand(entry(1));
        awaitFailures(1);
        assertThat(writer.state().failingSince()).isPresent();
        journal.work();

        assertThat(writer.store(entry(2))).isTrue();
        assertThat(stored()).containsExactly("v1", "v2");
        assertThat(writer.state().degraded()).isFalse();
        assertThat(writer.state().failingSince()).isEmpty();
    }

    @Test
    void whenItTakesTooLongNobodyWaitsAndEverythingIsStoredLaterInItsOrder() {
        JournalWriter writer = writer(Duration.ofMillis(1));
        journal.fail();
        assertThat(writer.store(entry(1))).isFalse();
        assertThat(writer.state().degraded()).isTrue();
        assertThat(writer.store(entry(2))).isFalse();
        assertThat(writer.store(entry(3))).isFalse();
        awaitFailures(1);
        assertThat(writer.state().waiting()).isEqualTo(3);

        journal.work();
        writer.close(LONG);
        assertThat(stored()).containsExactly("v1", "v2", "v3");
        assertThat(writer.state().degraded()).isFalse();
    }

    @Test
    void anEntryThatTheDatabaseNeverTakesHoldsUpNoOther() {
        JournalWriter writer = writer(LONG);
        journal.refuseNext();

        assertThat(writer.store(entry(1))).isFalse();
        assertThat(writer.store(entry(2))).isTrue();
        assertThat(stored()).containsExactly("v2");
        assertThat(dropped).hasValue(1);
        assertThat(writer.state().dropped()).isEqualTo(1);
        assertThat(writer.state().degraded()).isFalse();
    }

    @Test
    void aJournalThatBelongsToAnotherProcessIsLeftAlone() {
        JournalWriter writer = writer(LONG);
        journal.fail(new JournalException("now belongs to another process", JournalException.Remedy.NONE));
        assertThat(writer.store(entry(1))).isFalse();
        journal.work();

        assertThat(writer.store(entry(2))).isFalse();
        assertThat(stored()).isEmpty();
        assertThat(writer.state().degraded()).isTrue();
    }

    @Test
    void aJournalThatHangsHangsNobodyElseAndCloseIsBounded() {
        JournalWriter writer = writer(Duration.ofMillis(1));
        CountDownLatch never = new CountDownLatch(1);
        journal.hang(never);

        assertThat(writer.store(entry(1))).isFalse();
        assertThat(writer.store(entry(2))).isFalse();
        writer.close(Duration.ofMillis(1));
        never.countDown();
    }

    @Test
    void whatIsTooMuchPushesOutTheOldestAndIsCounted() {
        JournalWriter writer = writer(Duration.ofMillis(1));
        journal.fail();
        for (int i = 0; i < JournalWriter.MOST + 3; i++) {
            writer.hand(entry(i));
        }
        assertThat(writer.state().waiting()).isEqualTo(JournalWriter.MOST);
        assertThat(dropped).hasValue(3);
        journal.work();
    }

    @Test
    void whatIsHandedOverAfterTheCloseIsNotStored() {
        JournalWriter writer = writer(LONG);
        writer.store(entry(1));
        writer.close(LONG);

        assertThat(writer.store(entry(2))).isFalse();
        assertThat(stored()).containsExactly("v1");
    }

    private JournalWriter writer(Duration patience) {
        JournalWriter writer = new JournalWriter(journal, patience, failures::add, dropped::incrementAndGet);
        writers.add(writer);
        return writer;
    }

    private void awaitFailures(int most) {
        while (failures.size() < most) {
            Thread.onSpinWait();
        }
    }

    private static Entry entry(int version) {
        return Entry.of(new Deployment("bot", "v" + version, true, START.plusSeconds(version)));
    }

    private List<String> stored() {
        return journal.deploymentsSince(Instant.EPOCH).stream()
                .map(Deployment::version)
                .toList();
    }
}
