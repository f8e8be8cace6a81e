package io.llmops.alerting.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.signal.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertBookTest {

    private static final Labels A = Labels.of("model", "a");
    private static final Labels B = Labels.of("model", "b");

    private final AlertBook book = new AlertBook(Readings.monitor("slow", Readings.policy(1, 2, 10)), 2);
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void eachGroupHasAnAlertOfItsOwn() {
        step(Map.of(A, Readings.BREACHED, B, Readings.CLEAR));
        List<Transition> fired = step(Map.of(A, Readings.BREACHED, B, Readings.BREACHED));

        assertThat(fired)
                .filteredOn(Transition::isFired)
                .extracting(Transition::labels)
                .containsExactly(A);
        assertThat(book.active()).extracting(Alert::phase).containsExactly(Phase.FIRING, Phase.PENDING);
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
    void groupsThatAreFineTakeNoRoom() {
        Map<Labels, Reading> many = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            many.put(Labels.of("model", "m" + i), Readings.CLEAR);
        }
        many.put(A, Readings.BREACHED);
        step(many);
        step(many);

        assertThat(book.active()).extracting(Alert::labels).containsExactly(A);
        assertThat(book.refused()).isZero();
    }

    @Test
    void oneGroupTooManyWaitsForRoom() {
        Map<Labels, Reading> three = new LinkedHashMap<>();
        three.put(A, Readings.BREACHED);
        three.put(B, Readings.BREACHED);
        three.put(Labels.of("model", "c"), Readings.BREACHED);
        step(three);
        assertThat(book.active()).hasSize(2);
        assertThat(book.refused()).isEqualTo(1);

        three.put(A, Readings.CLEAR);
        step(three);
        step(three);
        assertThat(book.active()).extracting(Alert::labels).containsExactly(B, Labels.of("model", "c"));
    }

    private List<Transition> step(Map<Labels, Reading> readings) {
        now = now.plus(Duration.ofMinutes(1));
        return book.step(readings, now);
    }
}
