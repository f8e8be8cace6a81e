package io.llmops.alerting.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A process ends, another goes on. */
class HistoryRestartTest {

    private static final Duration STEP = Duration.ofSeconds(10);
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Signal LATENCY = Signal.of("latency").by("model");

    private final Random random = new Random(5);
    private SignalHistory history = new SignalHistory();
    private Instant now = START;

    @Test
    void everyWindowIsAfterwardsWhatItWasBefore() throws IOException {
        run(Duration.ofHours(30).plus(STEP)); // to the moment at which cells have just grown coarser
        SignalHistory before = history;

        history = restarted(before);

        for (Duration length : List.of(Duration.ofMinutes(5), Duration.ofHours(3), Duration.ofDays(2))) {
            for (Signal signal : List.of(LATENCY, Signal.of("calls"), Signal.of("gpu"))) {
                Window expected = before.window(signal, now.minus(length), now);
                Window found = history.window(signal, now.minus(length), now);
                assertThat(found).hasToString(expected.toString());
                expected.groups().forEach((group, aggregate) -> {
                    assertThat(Double.valueOf(found.groups().get(group).quantile(0.9)))
                            .isEqualTo(Double.valueOf(aggregate.quantile(0.9)));
                    assertThat(found.groups().get(group).traceIds()).isEqualTo(aggregate.traceIds());
                });
            }
        }
        assertThat(saved(history)).isEqualTo(saved(before));
    }

    @Test
    void theTimeInBetweenIsAGapAndNotZero() throws IOException {
        run(Duration.ofMinutes(30));
        history = restarted(history);
        now = now.plus(Duration.ofMinutes(4));
        history.advanceTo(now);
        run(Duration.ofMinutes(6));

        Window lastTenMinutes = history.window(Signal.of("calls"), now.minus(Duration.ofMinutes(10)), now);
        assertThat(lastTenMinutes.groups().get(Labels.none()).count()).isEqualTo(36);
        assertThat(lastTenMinutes.length()).isEqualTo(Duration.ofMinutes(10));
        assertThat(lastTenMinutes.observed()).isEqualTo(Duration.ofMinutes(6));
        Window inTheGap =
                history.window(Signal.of("calls"), now.minus(Duration.ofMinutes(9)), now.minus(Duration.ofMinutes(7)));
        assertThat(inTheGap.groups()).isEmpty();
        assertThat(inTheGap.observed()).isZero();
    }

    @Test
    void whatCameBeforeTheBeginningWasNotObservedEither() {
        run(Duration.ofMinutes(10));

        assertThat(history.window(LATENCY, now.minus(Duration.ofHours(1)), now).observed())
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aLongTimeDownForgetsOnlyWhatIsTooOld() throws IOException {
        run(Duration.ofHours(30));
        history = restarted(history);
        now = now.plus(Duration.ofDays(7));
        run(Duration.ofMinutes(20));

        long calls = history.window(Signal.of("calls"), now.minus(Duration.ofDays(8)), now)
                .groups()
                .get(Labels.none())
                .count();
        assertThat(calls).isBetween(24 * 360L, 25 * 360L + 120);
    }

    @Test
    void anotherRetentionFindsAPlaceForEverything() throws IOException {
        run(Duration.ofHours(3));
        SignalHistory coarser = new SignalHistory(new Retention(List.of(
                new Retention.Tier(Duration.ofMinutes(7), Duration.ofHours(1)),
                new Retention.Tier(Duration.ofMinutes(21), Duration.ofHours(10)))));
        coarser.restore(saved(history));

        assertThat(coarser.window(Signal.of("calls"), now.minus(Duration.ofHours(5)), now)
                        .groups()
                        .get(Labels.none())
                        .count())
                .isEqualTo(3 * 360);
        assertThat(coarser.window(Signal.of("latency"), now.minus(Duration.ofHours(5)), now)
                        .groups()
                        .get(Labels.none())
                        .distribution()
                        .count())
                .isEqualTo(3 * 360 * 2);
    }

    @Test
    void moreSeriesThanThereIsRoomForAreLeftOut() throws IOException {
        run(Duration.ofHours(1));
        SignalHistory small =
                new SignalHistory(Retention.standard(), HistoryLimits.standard().series(1, 2));
        small.restore(saved(history));

        assertThat(small.use().series()).isEqualTo(2);
        assertThat(small.window(LATENCY, START, now).groups()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void otherBytesAreRefusedAndLeaveItEmpty() throws IOException {
        run(Duration.ofMinutes(10));
        byte[] saved = saved(history);

        assertThatThrownBy(() -> history.restore(new byte[] {9, 9, 9})).isInstanceOf(IOException.class);
        assertThat(history.metrics()).isEmpty();
        for (int length = 0; length < saved.length; length += 11) {
            byte[] cut = Arrays.copyOf(saved, length);
            assertThatThrownBy(() -> history.restore(cut)).isInstanceOf(IOException.class);
        }
        history.restore(saved);
        assertThat(history.metrics()).hasSize(3);
    }

    private void run(Duration length) {
        for (Instant end = now.plus(length); now.isBefore(end); ) {
            Instant from = now;
            now = now.plus(STEP);
            for (String model : List.of("a", "b")) {
                Aggregate one = Aggregate.gauge(
                        random.nextGaussian(), Exemplars.of(List.of(new Exemplars.Exemplar("0a0b0c", 1))));
                history.add("latency", Labels.of("model", model), one, from, now);
            }
            history.add("calls", Labels.none(), Aggregate.counted(1), from, now);
            history.add("gpu", Labels.none(), Aggregate.observed(random.nextInt(3)), from, now);
            history.advanceTo(now);
        }
    }

    private static SignalHistory restarted(SignalHistory before) throws IOException {
        SignalHistory after = new SignalHistory();
        after.restore(saved(before));
        return after;
    }

    private static byte[] saved(SignalHistory history) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        history.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
