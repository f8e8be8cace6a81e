package io.llmops.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of letters, and of those that cannot be delivered. */
class UndeliverableTest {

    private final FakeNotifier notifier = new FakeNotifier();
    private final FakeLedger ledger = new FakeLedger();
    private final Courier courier = new Courier(notifier, new Backoff(() -> 1), 3, ledger);
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private long letters;

    @Test
    void notesWhatBecameOfEveryLetter() {
        notifier.answers(Delivery.retry("500"))
                .answers(Delivery.accepted("C1/17.5"))
                .answers(Delivery.rejected("invalid_auth"));
        accept(Incidents.opened("a"));
        deliverAll();
        assertThat(ledger.noted()).isEmpty();
        accept(Incidents.resolved("a"));
        now = now.plusSeconds(1);
        deliverAll();
        accept(Incidents.opened("b"));
        deliverAll();

        assertThat(ledger.noted()).containsExactly("[1, 2] DELIVERED C1/17.5", "[3] DEAD: invalid_auth");
    }

    @Test
    void givesTheReceiptBackWithTheNextNotification() {
        notifier.answers(Delivery.accepted("C1/17.5"));
        accept(Incidents.opened("a"));
        accept(Incidents.opened("b"));
        deliverAll();
        accept(Incidents.updated("a"));
        accept(Incidents.updated("b"));
        deliverAll();

        assertThat(notifier.receipts()).containsExactly("C1/17.5");
    }

    @Test
    void aNotifierThatFailsFiveTimesInARowIsLeftAloneAndThenTriedWithOne() {
        for (int i = 0; i < 6; i++) {
            notifier.answers(Delivery.retry("500"));
        }
        accept(Incidents.opened("a"));
        accept(Incidents.opened("b"));
        while (notifier.told().size() < 5) {
            deliverAll();
            now = now.plusSeconds(1);
        }
        assertThat(courier.state().circuit()).isEqualTo(NotifierState.Circuit.OPEN);
        assertThat(courier.state().lastFailure()).contains("500");
        Instant until = courier.state().retryAt().orElseThrow();
        accept(Incidents.opened("c"));
        deliverAll();
        assertThat(notifier.told()).as("left alone").hasSize(5);

        now = until;
        deliverAll();
        assertThat(notifier.told())
                .as("one probe, of what was not tried yet")
                .hasSize(6)
                .last()
                .isEqualTo("first OPENED c");
        now = courier.state().retryAt().orElseThrow();
        deliverAll();
        assertThat(courier.state().circuit()).isEqualTo(NotifierState.Circuit.CLOSED);
        assertThat(courier.undelivered())
                .as("it works again, so all of it is due")
                .isZero();
    }

    @Test
    void whatIsToldNeverComesFasterThanTheReceiverTakesIt() {
        Courier paced = new Courier(new Unhurried(notifier), new Backoff(() -> 1), 10, ledger);
        for (String name : List.of("a", "b", "c", "d")) {
            paced.accept(++letters, Incidents.opened(name), now, now);
        }
        while (paced.deliverNext(() -> now)) {
            assertThat(notifier.told()).hasSizeLessThan(10);
        }
        assertThat(notifier.told()).hasSize(2);
        assertThat(paced.nextDue(now)).contains(now.plusSeconds(1));

        paced.accept(++letters, Incidents.resolved("d"), now, now);
        now = now.plusSeconds(2);
        while (paced.deliverNext(() -> now)) {
            assertThat(notifier.told()).hasSizeLessThan(10);
        }
        assertThat(notifier.told())
                .as("what waited and was over meanwhile is one")
                .containsExactly("first OPENED a", "first OPENED b", "first OPENED c", "first RESOLVED d");
    }

    private record Unhurried(Notifier notifier) implements Notifier, Paced {
        @Override
        public String name() {
            return "unhurried";
        }

        @Override
        public Delivery send(Notification notification) {
            return notifier.send(notification);
        }

        @Override
        public Pace pace() {
            return new Pace(2, Duration.ofSeconds(1));
        }
    }

    @Test
    void aResolveIsNeverGivenUpForItsAge() {
        for (int i = 0; i < 1_000; i++) {
            notifier.answers(Delivery.retry("500"));
        }
        accept(Incidents.resolved("a"));
        Instant start = now;
        while (Duration.between(start, now).compareTo(Duration.ofDays(3)) < 0) {
            deliverAll();
            now = courier.nextDue(now).orElseThrow();
        }
        assertThat(courier.undelivered()).isEqualTo(1);
    }

    @Test
    void deadLettersAreTriedAgainOfTheIncidentAsItStandsNow() {
        notifier.answers(Delivery.rejected("invalid_auth"))
                .answers(Delivery.rejected("invalid_auth"))
                .answers(Delivery.accepted())
                .answers(Delivery.rejected("invalid_auth"));
        accept(Incidents.opened("a"));
        deliverAll();
        accept(Incidents.opened("b"));
        deliverAll();
        accept(Incidents.opened("c"));
        deliverAll();
        accept(Incidents.updated("c"));
        deliverAll();

        int taken = courier.retryDead(it -> it.title().equals("a") ? Incidents.closed("a") : it, now);
        deliverAll();

        assertThat(taken).isEqualTo(3);
        assertThat(notifier.told().subList(4, 7)).containsExactly("first RESOLVED a", "first OPENED b", "UPDATED c");
        assertThat(courier.deadLetters()).isEmpty();
        assertThat(ledger.noted())
                .endsWith(
                        "[1] WAITING", "[2] WAITING", "[4] WAITING", "[1] DELIVERED", "[2] DELIVERED", "[4] DELIVERED");
    }

    @Test
    void whatTheJournalHasIsNoDeadLetterAtTheClose() {
        ledger.durable();
        notifier.answers(Delivery.retry("500")).answers(Delivery.retry("500"));
        accept(Incidents.opened("a"));
        deliverAll();
        courier.lastCall(now);
        deliverAll();
        accept(Incidents.opened("b"));
        courier.giveUp(now);

        assertThat(notifier.told()).containsExactly("first OPENED a", "first OPENED a");
        assertThat(courier.deadLetters()).isEmpty();
        assertThat(ledger.noted()).isEmpty();
    }

    private void accept(Notification notification) {
        courier.accept(++letters, notification, now, now);
    }

    private void deliverAll() {
        while (courier.deliverNext(() -> now)) {
            assertThat(notifier.told()).hasSizeLessThan(10_000);
        }
    }
}
