package io.llmops.alerting.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.NoDataPolicy;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.silence.Silences;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertBookTest {

    private static final Labels A = Labels.of("model", "a");
    private static final Labels B = Labels.of("model", "b");

    private final StepClock clock = new StepClock();
    private AlertBook book = book(Readings.policy(1, 2, 10));
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void eachGroupHasAnAlertOfItsOwn() {
        step(Map.of(A, Readings.BREACHED, B, Readings.CLEAR));
        List<Transition> fired = step(Map.of(A, Readings.BREACHED, B, Readings.BREACHED));

        assertThat(fired)
                .filteredOn(Transition::isFired)
                .extracting(Transition::labels)
                .containsExactly(A);
        assertThat(book.active()).extracting(ActiveAlert::phase).containsExactly(Phase.FIRING, Phase.PENDING);
    }

    @Test
    void aGroupThatVanishesHasNoDataAndResolvesInTheEnd() {
        step(Map.of(A, Readings.BREACHED));
        step(Map.of(A, Readings.BREACHED));
        for (int i = 0; i < 9; i++) {
            assertThat(step(Map.of())).isEmpty();
        }
        List<Transition> resolved = step(Map.of());

        assertThat(resolved).extracting(Transition::reason).containsExactly("no data for 10m");
        assertThat(book.active()).isEmpty();
    }

    @Test
    void groupsThatAreFineMakeRoomForOneThatIsNot() {
        book = book(Readings.policy(1, 2, 10).maxGroups(10));
        Map<Labels, Reading> many = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            many.put(Labels.of("model", "m" + i), Readings.CLEAR);
        }
        many.put(A, Readings.BREACHED);
        step(many);
        step(many);

        assertThat(book.active()).extracting(ActiveAlert::labels).containsExactly(A);
        assertThat(book.groups().size()).isEqualTo(10);
        assertThat(book.groups().dropped()).isEqualTo(91);
    }

    @Test
    void oneGroupTooManyWaitsForRoom() {
        book = book(Readings.policy(1, 2, 10).maxGroups(2));
        Map<Labels, Reading> three = new LinkedHashMap<>();
        three.put(A, Readings.BREACHED);
        three.put(B, Readings.BREACHED);
        three.put(Labels.of("model", "c"), Readings.BREACHED);
        step(three);
        assertThat(book.active()).hasSize(2);
        assertThat(book.groups().dropped()).isEqualTo(1);

        three.put(A, Readings.CLEAR);
        step(three);
        step(three);
        assertThat(book.active()).extracting(ActiveAlert::labels).containsExactly(B, Labels.of("model", "c"));
    }

    @Test
    void aNewGroupIsNotJudgedUntilItsDelayIsOver() {
        book = book(Readings.policy(0, 0, 10).newGroupDelay(Duration.ofMinutes(3)));
        for (int i = 0; i < 3; i++) {
            assertThat(step(Map.of(A, Readings.BREACHED))).isEmpty();
        }
        assertThat(step(Map.of(A, Readings.BREACHED)))
                .extracting(Transition::kind)
                .containsExactly(Transition.Kind.FIRED);
    }

    @Test
    void aGroupThatWasAwayForADayIsNewAgain() {
        book = book(Readings.policy(0, 0, 10).newGroupDelay(Duration.ofMinutes(3)));
        step(Map.of(A, Readings.CLEAR));
        step(Map.of());
        now = now.plus(Duration.ofDays(2));
        step(Map.of());

        assertThat(book.groups().size()).isZero();
        assertThat(step(Map.of(A, Readings.BREACHED))).isEmpty();
    }

    @Test
    void wantOfDataFiresWhereThatIsWrongInItselfAndOnlyForWhatWasThere() {
        book = book(Readings.policy(0, 2, 10).noData(NoDataPolicy.alertAfter(Duration.ofMinutes(5))));
        step(Map.of(A, Readings.CLEAR, B, Readings.CLEAR));
        for (int i = 0; i < 5; i++) {
            assertThat(step(Map.of(B, Readings.CLEAR))).isEmpty();
        }
        List<Transition> fired = step(Map.of(B, Readings.CLEAR));
        assertThat(fired).extracting(Transition::labels).containsExactly(A);
        assertThat(fired).extracting(Transition::reason).containsExactly("no data for 5m");
        assertThat(fired).extracting(Transition::sentence).containsExactly("mean of latency over 5m has no data");

        step(Map.of(A, Readings.HOLDING, B, Readings.CLEAR));
        step(Map.of(A, Readings.HOLDING, B, Readings.CLEAR));
        assertThat(step(Map.of(A, Readings.HOLDING, B, Readings.CLEAR)))
                .extracting(Transition::reason)
                .containsExactly("data again for 2m");
        assertThat(book.active()).isEmpty();
    }

    @Test
    void anAlertForWantOfDataIsOverWhenTheGroupIsGone() {
        book = book(Readings.policy(0, 2, 10).noData(NoDataPolicy.alertAfter(Duration.ofMinutes(5))));
        step(Map.of(A, Readings.CLEAR));
        for (int i = 0; i < 6; i++) {
            step(Map.of());
        }
        assertThat(book.active()).hasSize(1);
        now = now.plus(Duration.ofDays(1));

        assertThat(step(Map.of())).extracting(Transition::kind).containsExactly(Transition.Kind.RESOLVED);
        step(Map.of());
        assertThat(book.groups().size()).isZero();
    }

    private List<Transition> step(Map<Labels, Reading> readings) {
        now = now.plus(Duration.ofMinutes(1));
        return book.step(new Sweep(List.of(Optional.of(readings)), clock.elapsed(now), now, now));
    }

    private static AlertBook book(AlertPolicy policy) {
        return new AlertBook(Readings.monitor("slow", policy), Silences.none());
    }
}
