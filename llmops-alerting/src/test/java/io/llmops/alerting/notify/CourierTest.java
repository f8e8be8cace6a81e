package io.llmops.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CourierTest {

    private final FakeNotifier notifier = new FakeNotifier();
    private final FakeLedger ledger = new FakeLedger();
    private final Courier courier = new Courier(notifier, new Backoff(() -> 1), 3, ledger);
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private long letters;

    @Test
    void deliversInOrder() {
        accept(Incidents.opened("a"));
        accept(Incidents.opened("b"));
        deliverAll();
        accept(Incidents.resolved("a"));
        deliverAll();

        assertThat(notifier.told()).containsExactly("first OPENED a", "first OPENED b", "RESOLVED a");
        assertThat(courier.undelivered()).isZero();
        assertThat(courier.nextDue(now)).isEmpty();
    }

    @Test
    void waitsLongerAfterEachFailure() {
        for (int i = 0; i < 12; i++) {
            notifier.answers(Delivery.retry("500"));
        }
        accept(Incidents.opened("a"));
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            deliverAll();
            Instant due = courier.nextDue(now).orElseThrow();
            waits.add(Duration.between(now, due).toSeconds());
            now = due;
        }
        deliverAll();

        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L, 300L);
        assertThat(notifier.told()).hasSize(13);
        assertThat(courier.undelivered()).isZero();
    }

    @Test
    void theWaitBeginsWhenTheAttemptHasFailed() {
        notifier.answers(it -> {
            now = now.plusSeconds(15);
            return Delivery.retry("no answer");
        });
        accept(Incidents.opened("a"));
        deliverAll();

        assertThat(courier.nextDue(now)).contains(now.plusSeconds(1));
    }

    @Test
    void oneThatFailsDoesNotHoldUpTheOthers() {
        notifier.answers(Delivery.retry("500"));
        accept(Incidents.opened("a"));
        accept(Incidents.opened("b"));
        deliverAll();

        assertThat(notifier.told()).containsExactly("first OPENED a", "first OPENED b");
    }

    @Test
    void retryAfterLeavesTheVendorAloneWithEverything() {
        notifier.answers(Delivery.retryAfter(Duration.ofSeconds(70), "429"));
        accept(Incidents.opened("a"));
        accept(Incidents.opened("b"));
        deliverAll();
        assertThat(notifier.told()).hasSize(1);
        assertThat(courier.nextDue(now)).contains(now.plusSeconds(70));

        now = now.plusSeconds(70);
        deliverAll();
        assertThat(notifier.told()).containsExactly("first OPENED a", "first OPENED a", "first OPENED b");
    }

    @Test
    void whatIsStillUndeliveredBecomesOneTruthfulNotification() {
        accept(Incidents.opened("a"));
        accept(Incidents.updated("a"));
        deliverAll();
        assertThat(notifier.told()).containsExactly("first OPENED a");

        accept(Incidents.updated("a"));
        accept(Incidents.resolved("a"));
        accept(Incidents.opened("b"));
        accept(Incidents.resolved("b"));
        deliverAll();
        assertThat(notifier.told()).containsExactly("first OPENED a", "RESOLVED a", "first RESOLVED b");
    }

    @Test
    void whatHappensDuringAFailedAttemptJoinsIt() {
        notifier.answers(it -> {
            accept(Incidents.resolved("a"));
            return Delivery.retry("timeout");
        });
        accept(Incidents.opened("a"));
        deliverAll();
        now = now.plusSeconds(1);
        deliverAll();

        assertThat(notifier.told()).containsExactly("first OPENED a", "first RESOLVED a");
        assertThat(courier.undelivered()).isZero();
    }

    @Test
    void whatHappensDuringASuccessfulAttemptIsToldAfterIt() {
        notifier.answers(it -> {
            accept(Incidents.resolved("a"));
            return Delivery.accepted();
        });
        accept(Incidents.opened("a"));
        deliverAll();

        assertThat(notifier.told()).containsExactly("first OPENED a", "RESOLVED a");
    }

    @Test
    void twoOccurrencesAreNeverJoined() {
        Incident next = Incidents.incident("a", 4, Optional.empty(), List.of());
        accept(Incidents.resolved("a"));
        accept(new Notification(IncidentChange.Kind.OPENED, true, next, List.of(), List.of()));
        deliverAll();

        assertThat(notifier.told()).containsExactly("RESOLVED a", "first OPENED a");
    }

    @Test
    void whoeverJoinsLaterHearsOfAnOpening() {
        IncidentChange update = new IncidentChange(IncidentChange.Kind.UPDATED, Incidents.open("a"), List.of());
        accept(Notification.of(update, true, List.of()));
        accept(Notification.of(update, false, List.of()));
        deliverAll();
        accept(Notification.of(update, false, List.of()));
        deliverAll();

        assertThat(notifier.told()).containsExactly("first OPENED a", "UPDATED a");
    }

    @Test
    void theNewsOfAllOfThemIsKept() {
        Notification joined =
                Incidents.resolved("a").after(Incidents.updated("a").after(Incidents.opened("a")));

        assertThat(joined.news())
                .containsExactly(
                        "error-rate fired: 12 is too much",
                        "slow-answers fired: 9 is too slow",
                        "error-rate resolved: clear for 5m");
    }

    @Test
    void whatIsRejectedIsADeadLetter() {
        notifier.answers(Delivery.rejected("invalid_auth"));
        accept(Incidents.opened("a"));
        deliverAll();

        assertThat(courier.undelivered()).isZero();
        assertThat(courier.deadLetters())
                .singleElement()
                .returns("fake", DeadLetter::notifier)
                .returns("invalid_auth", DeadLetter::reason);
    }

    @Test
    void whateverItThrowsIsTriedAgain() {
        notifier.answers(it -> {
            throw new NoClassDefFoundError("com/example/Gone");
        });
        accept(Incidents.opened("a"));
        deliverAll();
        assertThat(courier.undelivered()).isEqualTo(1);

        now = now.plusSeconds(1);
        deliverAll();
        assertThat(courier.undelivered()).isZero();
    }

    @Test
    void noAnswerIsNoAcceptance() {
        notifier.answers(it -> null);
        accept(Incidents.opened("a"));
        deliverAll();

        assertThat(courier.undelivered()).isEqualTo(1);
    }

    @Test
    void aVirtualMachineErrorIsNotSwallowedAndLosesNothing() {
        notifier.answers(it -> {
            throw new OutOfMemoryError("test");
        });
        accept(Incidents.opened("a"));
        assertThatThrownBy(this::deliverAll).isInstanceOf(OutOfMemoryError.class);

        now = now.plusSeconds(1);
        deliverAll();
        assertThat(notifier.told()).hasSize(2);
    }

    @Test
    void givesUpAfterADayAndSaysSo() {
        for (int i = 0; i < 10_000; i++) {
            notifier.answers(Delivery.retry("500"));
        }
        accept(Incidents.opened("a"));
        Instant start = now;
        while (courier.undelivered() > 0) {
            deliverAll();
            now = courier.nextDue(now).orElse(now);
        }

        assertThat(Duration.between(start, now)).isBetween(Duration.ofHours(24), Duration.ofMinutes(24 * 60 + 6));
        assertThat(courier.deadLetters())
                .singleElement()
                .extracting(DeadLetter::reason)
                .asString()
                .startsWith("given up after ")
                .endsWith("attempts: 500");
    }

    @Test
    void aFullOutboxRefusesOpeningsButNeverAResolve() {
        for (String name : List.of("a", "b", "c", "d")) {
            accept(Incidents.opened(name));
        }
        accept(Incidents.resolved("e"));
        deliverAll();

        assertThat(notifier.told()).containsExactly("first OPENED a", "first OPENED b", "first OPENED c", "RESOLVED e");
        assertThat(courier.deadLetters())
                .extracting(it -> it.notification().incident().title())
                .containsExactly("d");
    }

    @Test
    void theLastCallTriesOnceMoreAndKeepsTheRestAsDeadLetters() {
        notifier.answers(Delivery.retry("500")).answers(Delivery.retry("500")).answers(Delivery.retry("500"));
        accept(Incidents.opened("a"));
        accept(Incidents.opened("b"));
        deliverAll();
        courier.lastCall(now);
        deliverAll();
        courier.giveUp(now);
        accept(Incidents.opened("c"));

        assertThat(notifier.told())
                .containsExactly("first OPENED a", "first OPENED b", "first OPENED a", "first OPENED b");
        assertThat(courier.deadLetters())
                .extracting(DeadLetter::reason)
                .containsExactly("given up after 2 attempts: 500", "it came after the close");
    }

    @Test
    void theLastCallDoesNotDisturbAVendorThatWantsToBeLeftAlone() {
        notifier.answers(Delivery.retryAfter(Duration.ofMinutes(1), "429"));
        accept(Incidents.opened("a"));
        deliverAll();
        courier.lastCall(now);
        deliverAll();
        courier.giveUp(now);

        assertThat(notifier.told()).hasSize(1);
        assertThat(courier.deadLetters()).hasSize(1);
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
