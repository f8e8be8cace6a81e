package io.llmops.alerting.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Retention;
import io.llmops.alerting.signal.Signal;
import io.llmops.alerting.signal.SignalHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AverageTest {

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Signal ALL = Signal.of("calls");
    private static final Signal BAD = Signal.of("failed");
    private static final Value RATE = Value.ratio(Value.count(BAD, WINDOW), Value.count(ALL, WINDOW));

    private final RawSource source = new RawSource();
    private final Instant now = Instant.parse("2026-03-01T12:00:00Z");

    private double value(Value value) {
        return sample(value).value();
    }

    private Sample sample(Value value) {
        return Sample.of(value, source.feeds(), now).get(Labels.none());
    }

    private void count(String metric, long things, int minutesAgo) {
        source.add(metric, Labels.none(), Aggregate.counted(things), now.minus(Duration.ofMinutes(minutesAgo)));
    }

    @Test
    void isTheMeanOfTheWindowsAndNotOfTheCalls() {
        count("calls", 1000, 1);
        count("failed", 10, 1);
        for (int i = 1; i < 12; i++) {
            count("calls", 10, i * 5 + 1);
            count("failed", 5, i * 5 + 1);
        }

        assertThat(value(Value.average(RATE, HOUR))).isCloseTo((0.01 + 11 * 0.5) / 12, within(1e-12));
        assertThat(sample(Value.average(RATE, HOUR)).size()).isEqualTo(1110);
    }

    @Test
    void agreesWithAddingUpByHandOnRandomSeries() {
        SplittableRandom random = new SplittableRandom(5);
        for (int run = 0; run < 50; run++) {
            RawSource one = new RawSource();
            double[] rates = new double[24];
            int[] calls = new int[24];
            for (int i = 0; i < 24; i++) {
                calls[i] = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(50);
                int failed = calls[i] == 0 ? 0 : random.nextInt(calls[i] + 1);
                rates[i] = (double) failed / calls[i];
                Instant at = now.minus(Duration.ofMinutes(5L * i + 2));
                if (calls[i] > 0) {
                    one.add("calls", Labels.none(), Aggregate.counted(calls[i]), at);
                }
                if (failed > 0) {
                    one.add("failed", Labels.none(), Aggregate.counted(failed), at);
                }
            }
            Value.Average average = Value.average(RATE, HOUR);
            double last = byHand(rates, 0);
            double before = byHand(rates, 12);
            Feeds feeds = one.feeds();

            assertThat(Sample.of(average, feeds, now).get(Labels.none()).value())
                    .isCloseTo(last, within(1e-12));
            assertThat(Sample.of(Value.againstBefore(average), feeds, now)
                            .get(Labels.none())
                            .value())
                    .isCloseTo(last / before, within(1e-9));
        }
    }

    private static double byHand(double[] rates, int from) {
        double sum = 0;
        int windows = 0;
        for (int i = from; i < from + 12; i++) {
            sum += Double.isNaN(rates[i]) ? 0 : rates[i];
            windows += Double.isNaN(rates[i]) ? 0 : 1;
        }
        return windows >= 6 ? sum / windows : Double.NaN;
    }

    @Test
    void windowsWithoutCallsCountAsZeroForACountAndAreLeftOutOfAShare() {
        count("calls", 120, 1);
        count("failed", 12, 1);

        assertThat(value(Value.average(Value.count(ALL, WINDOW), HOUR))).isEqualTo(10);
        assertThat(value(Value.average(RATE, HOUR)))
                .as("one window of twelve is no average")
                .isNaN();
    }

    @Test
    void whatWasNotWatchedIsNotZero() {
        source.watchedSince(now.minus(Duration.ofMinutes(10)));
        count("calls", 120, 1);

        assertThat(value(Value.average(Value.count(ALL, WINDOW), HOUR))).isNaN();
    }

    @Test
    void looksBackOverAllItsWindowsAndThoseBefore() {
        Value.Average average = Value.average(RATE, HOUR);

        assertThat(average.reach()).isEqualTo(HOUR);
        assertThat(average.window()).isEqualTo(WINDOW);
        assertThat(Value.againstBefore(average).reach()).isEqualTo(Duration.ofHours(2));
        assertThat(Value.againstBefore(average).ofOneGroup())
                .isEqualTo("average over 1h of count of failed over 5m / count of calls over 5m / the same until 1h"
                        + " ago");
        assertThat(RATE.before(HOUR).reach()).isEqualTo(HOUR.plus(WINDOW));
        assertThat(Value.count(ALL, WINDOW).before(HOUR).before(HOUR).offset()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void countsOfTheDistantPastAreScaledToTheWindow() {
        SignalHistory history = new SignalHistory(Retention.standard());
        Instant start = now.minus(Duration.ofHours(6));
        for (Instant at = start; at.isBefore(now); at = at.plusSeconds(60)) {
            history.add("calls", Labels.none(), Aggregate.counted(2), at, at.plusSeconds(60));
            history.advanceTo(at.plusSeconds(60));
        }
        Feeds feeds = new Feeds(history);

        Sample recent = Sample.of(Value.count(ALL, WINDOW), feeds, now).get(Labels.none());
        Sample past = Sample.of(Value.count(ALL, WINDOW).before(Duration.ofHours(4)), feeds, now)
                .get(Labels.none());

        assertThat(recent.value()).isEqualTo(10);
        assertThat(past.value()).isEqualTo(10);
        assertThat(recent.coarse()).isFalse();
        assertThat(past.coarse()).isTrue();
    }

    @Test
    void refusesWhatIsNoAverage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Value.average(RATE, WINDOW))
                .withMessageContaining("is one of 1 windows; give 2 to 1000 times 5m");
    }
}
