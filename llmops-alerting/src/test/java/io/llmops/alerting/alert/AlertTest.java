package io.llmops.alerting.alert;

import static io.llmops.alerting.alert.Readings.BREACHED;
import static io.llmops.alerting.alert.Readings.CLEAR;
import static io.llmops.alerting.alert.Readings.HOLDING;
import static io.llmops.alerting.alert.Readings.NO_DATA;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.signal.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final AlertPolicy TWO_FIVE_THIRTY = Readings.policy(2, 5, 30);

    private final List<String> told = new ArrayList<>();
    private final StepClock clock = new StepClock();
    private Alert alert = alert(TWO_FIVE_THIRTY);
    private Instant now = START;

    @Test
    void firesOnceAndResolvesOnce() {
        everyMinute(BREACHED, 4);
        assertThat(alert.phase()).isEqualTo(Phase.FIRING);
        everyMinute(CLEAR, 8);

        assertThat(told).containsExactly("fired: breached for 2m", "resolved: clear for 5m");
        assertThat(alert.phase()).isEqualTo(Phase.RESOLVED);
    }

    @Test
    void knowsWhenTheBreachBegan() {
        everyMinute(BREACHED, 2);
        Transition fired = look(BREACHED).orElseThrow();

        assertThat(fired.onset()).isEqualTo(START);
        assertThat(fired.at()).isEqualTo(START.plus(Duration.ofMinutes(2)));
        assertThat(fired.labels()).isEqualTo(Labels.of("model", "gpt-4o"));
    }

    @Test
    void aBreachShorterThanPendingForTellsNobody() {
        everyMinute(BREACHED, 2);
        assertThat(alert.phase()).isEqualTo(Phase.PENDING);
        everyMinute(CLEAR, 1);

        assertThat(alert.phase()).isEqualTo(Phase.INACTIVE);
        assertThat(told).isEmpty();
    }

    @Test
    void aBreachWhileRecoveringBringsItBackWithoutAWord() {
        everyMinute(BREACHED, 3);
        everyMinute(CLEAR, 4);
        assertThat(alert.phase()).isEqualTo(Phase.RECOVERING);
        everyMinute(BREACHED, 1);
        assertThat(alert.phase()).isEqualTo(Phase.FIRING);
        assertThat(told).containsExactly("fired: breached for 2m");

        everyMinute(CLEAR, 5);
        assertThat(alert.phase()).as("the clear time begins anew").isEqualTo(Phase.RECOVERING);
    }

    @Test
    void holdingKeepsItPendingAndDoesNotCount() {
        everyMinute(BREACHED, 2);
        everyMinute(HOLDING, 60);
        assertThat(alert.phase()).isEqualTo(Phase.PENDING);

        everyMinute(BREACHED, 1);
        assertThat(told).containsExactly("fired: breached for 2m");
    }

    @Test
    void holdingKeepsItFiringAndRecovering() {
        everyMinute(BREACHED, 3);
        everyMinute(HOLDING, 60);
        assertThat(alert.phase()).isEqualTo(Phase.FIRING);

        everyMinute(CLEAR, 1);
        everyMinute(HOLDING, 60);
        assertThat(alert.phase()).isEqualTo(Phase.RECOVERING);
        assertThat(told).hasSize(1);
    }

    @Test
    void noDataKeepsItFiringAndResolvesItAfterAWhile() {
        everyMinute(BREACHED, 3);
        everyMinute(NO_DATA, 29);
        assertThat(alert.phase()).isEqualTo(Phase.FIRING);
        everyMinute(NO_DATA, 1);

        assertThat(told).containsExactly("fired: breached for 2m", "resolved: no data for 30m");
    }

    @Test
    void noDataWhilePendingIsForgottenSilently() {
        everyMinute(BREACHED, 1);
        everyMinute(NO_DATA, 30);

        assertThat(alert.phase()).isEqualTo(Phase.INACTIVE);
        assertThat(told).isEmpty();
    }

    @Test
    void dataThatComesNowAndThenStillFiresAndStillResolves() {
        for (int i = 0; i < 4; i++) {
            everyMinute(BREACHED, 1);
            everyMinute(NO_DATA, 1);
        }
        assertThat(alert.phase()).isEqualTo(Phase.FIRING);
        for (int i = 0; i < 7; i++) {
            everyMinute(CLEAR, 1);
            everyMinute(NO_DATA, 1);
        }
        assertThat(told).containsExactly("fired: breached for 2m", "resolved: clear for 5m");
    }

    @Test
    void withoutWaitingTimesItFiresAndResolvesAtOnce() {
        alert = alert(Readings.policy(0, 0, 0));
        everyMinute(BREACHED, 1);
        everyMinute(CLEAR, 1);
        everyMinute(BREACHED, 1);
        everyMinute(NO_DATA, 1);

        assertThat(told).containsExactly("fired: breached", "resolved: clear", "fired: breached", "resolved: no data");
    }

    @Test
    void aLongPauseCountsAsTheReadingThatEndsIt() {
        step(BREACHED);
        now = now.plus(Duration.ofDays(2));
        step(BREACHED);
        now = now.plus(Duration.ofDays(2));
        step(CLEAR);
        now = now.plus(Duration.ofDays(2));
        step(CLEAR);

        assertThat(told).containsExactly("fired: breached for 2m", "resolved: clear for 5m");
    }

    @Test
    void aClockThatStepsBackDelaysByNoMoreThanOneStep() {
        everyMinute(BREACHED, 2);
        now = now.minus(Duration.ofDays(1));
        everyMinute(BREACHED, 2);
        assertThat(alert.phase()).isEqualTo(Phase.FIRING);

        everyMinute(CLEAR, 3);
        now = now.minus(Duration.ofDays(1));
        everyMinute(CLEAR, 4);
        assertThat(alert.phase()).isEqualTo(Phase.RESOLVED);
    }

    private Optional<Transition> look(Reading reading) {
        return alert.step(
                new Look(List.of(Optional.of(reading)), clock.elapsed(now), now, now, false, Optional.empty()));
    }

    private static Alert alert(AlertPolicy policy) {
        return new Alert(Readings.monitor("slow", policy), Labels.of("model", "gpt-4o"));
    }

    private void everyMinute(Reading reading, int times) {
        for (int i = 0; i < times; i++) {
            step(reading);
            now = now.plus(Duration.ofMinutes(1));
        }
    }

    private void step(Reading reading) {
        look(reading).ifPresent(it -> {
            if (it.isFired() || it.isResolved()) {
                told.add((it.isFired() ? "fired: " : "resolved: ") + it.reason());
            }
        });
    }
}
