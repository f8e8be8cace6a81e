package io.llmops.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmops.alerting.alert.SavedAlerts;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.Recollection;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.route.Routes;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DispatcherTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Routes BOTH = Routes.of().and(Severity.INFO, "chat").and(Severity.ERROR, "pager");
    private static final IncidentChange OPENED =
            new IncidentChange(IncidentChange.Kind.OPENED, Incidents.open("a"), List.of());
    private static final IncidentChange RESOLVED =
            new IncidentChange(IncidentChange.Kind.RESOLVED, Incidents.closed("a"), List.of());

    private final FakeNotifier chat = new FakeNotifier("chat");
    private final FakeNotifier pager = new FakeNotifier("pager");
    private final Dispatcher dispatcher = new Dispatcher(BOTH, List.of(chat, pager));

    @AfterEach
    void close() {
        dispatcher.close(Duration.ZERO);
    }

    @Test
    void tellsEveryNotifierOnItsOwnDaemonThread() throws InterruptedException {
        AtomicReference<Thread> thread = new AtomicReference<>();
        chat.answers(it -> {
            thread.set(Thread.currentThread());
            return Delivery.accepted();
        });
        dispatcher.dispatch(OPENED);
        dispatcher.dispatch(RESOLVED);

        assertThat(dispatcher.flush(LONG)).isTrue();
        assertThat(thread.get().getName()).isEqualTo("llmops-notify-chat");
        assertThat(thread.get().isDaemon()).isTrue();
        assertThat(pager.told()).last().asString().endsWith("RESOLVED a");
        assertThat(dispatcher.undelivered()).isZero();
    }

    @Test
    void aNotifierThatHangsHoldsUpNobodyAndCloseIsBounded() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch hanging = new CountDownLatch(1);
        pager.answers(it -> {
            hanging.countDown();
            return await(never);
        });
        CountDownLatch told = new CountDownLatch(1);
        chat.answers(it -> {
            told.countDown();
            return Delivery.accepted();
        });
        dispatcher.dispatch(OPENED);
        hanging.await();
        told.await();

        assertThat(dispatcher.flush(Duration.ofMillis(1))).isFalse();
        dispatcher.close(Duration.ofMillis(1));
        assertThat(dispatcher.deadLetters()).extracting(DeadLetter::notifier).containsExactly("pager");
    }

    private static Delivery await(CountDownLatch latch) {
        try {
            latch.await();
            return Delivery.accepted();
        } catch (InterruptedException e) {
            return Delivery.retry("interrupted");
        }
    }

    @Test
    void aThreadThatDiedBeginsAnewWithTheNextNotification() throws InterruptedException {
        AtomicReference<Thread> died = new AtomicReference<>();
        chat.answers(it -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> {});
            died.set(Thread.currentThread());
            throw new StackOverflowError("test");
        });
        CountDownLatch told = new CountDownLatch(1);
        dispatcher.dispatch(OPENED);
        while (died.get() == null) {
            Thread.onSpinWait();
        }
        died.get().join();
        chat.answers(it -> {
            told.countDown();
            return Delivery.accepted();
        });
        dispatcher.dispatch(new IncidentChange(IncidentChange.Kind.OPENED, Incidents.open("b"), List.of()));

        told.await();
        assertThat(chat.told()).contains("first OPENED b");
    }

    @Test
    void linksThatCannotBeMadeAreLeftOut() throws InterruptedException {
        AtomicReference<List<Link>> links = new AtomicReference<>();
        FakeNotifier one = new FakeNotifier("chat");
        one.answers(it -> {
            links.set(it.links());
            return Delivery.accepted();
        });
        one.answers(it -> {
            links.set(it.links());
            return Delivery.accepted();
        });
        Link dashboard = new Link("Dashboard", URI.create("https://grafana.example/d/1"));
        Dispatcher linking = new Dispatcher(
                Routes.of().and(Severity.INFO, "chat"),
                List.of(one),
                incident -> {
                    if (incident.isOpen()) {
                        return List.of(dashboard);
                    }
                    throw new IllegalStateException("test");
                },
                Ledger.NONE);
        linking.dispatch(OPENED);
        assertThat(linking.flush(LONG)).isTrue();
        assertThat(links.get()).containsExactly(dashboard);
        linking.dispatch(RESOLVED);
        assertThat(linking.flush(LONG)).isTrue();
        assertThat(links.get()).isEmpty();
        linking.close(LONG);
    }

    @Test
    void afterARestartTheResolveReachesThoseWhoWereTold() throws InterruptedException {
        Incident open = Incidents.open("a");
        dispatcher.resume(
                new Recollection(
                        List.of(open),
                        List.of(),
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of(new Recollection.Told(open.key(), open.occurrence(), "pager", Optional.of("P1"))),
                        SavedAlerts.none(),
                        List.of(),
                        7),
                Instant.now());
        dispatcher.dispatch(RESOLVED);

        assertThat(dispatcher.flush(LONG)).isTrue();
        assertThat(pager.told()).containsExactly("RESOLVED a");
        assertThat(pager.receipts()).containsExactly("P1");
        assertThat(chat.told()).isEmpty();
    }

    @Test
    void refusesRoutesAndNotifiersThatDoNotMeet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Dispatcher(BOTH, List.of(chat)))
                .withMessageContaining("A route leads to \"pager\", but the notifiers are [chat]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Dispatcher(Routes.of(), List.of(chat)))
                .withMessageContaining("No route leads to notifier \"chat\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Dispatcher(BOTH, List.of(chat, chat)))
                .withMessageContaining("Two notifiers are named \"chat\"");
    }
}
