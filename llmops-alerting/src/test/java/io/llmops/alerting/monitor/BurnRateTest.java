package io.llmops.alerting.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.llmops.alerting.monitor.BurnRate.Pace;
import io.llmops.alerting.monitor.Reading.State;
import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BurnRateTest {

    private static final Signal ALL = Signal.of("calls");
    private static final Signal BAD = Signal.of("failed");
    private static final Signal GOOD = Signal.of("succeeded");
    private static final BurnRate SLO = BurnRate.ofBad(BAD, ALL, 0.99);

    private final RawSource source = new RawSource();
    private final Instant now = Instant.parse("2026-03-01T12:00:00Z");

    private void minute(int ago, long all, long bad) {
        Instant at = now.minus(Duration.ofMinutes(ago));
        source.add("calls", Labels.none(), Aggregate.counted(all), at);
        if (bad > 0) {
            source.add("failed", Labels.none(), Aggregate.counted(bad), at);
        }
        if (bad < all) {
            source.add("succeeded", Labels.none(), Aggregate.counted(all - bad), at);
        }
    }

    private Reading step(BurnRate condition) {
        return ConditionRunners.of(condition).step(source.feeds(), now).get(Labels.none());
    }

    @Test
    void pagesWhenBothWindowsBurnTooFast() {
        for (int i = 0; i < 60; i++) {
            minute(i, 100, i < 50 ? 20 : 0);
        }

        Reading reading = step(SLO);

        assertThat(reading.state()).isEqualTo(State.BREACHED);
        assertThat(reading.value()).isEqualTo(20 * 50 / 60.0, within(1e-9));
        assertThat(SLO.describe(reading))
                .isEqualTo(
                        "error budget of 99 % of calls without failed is spent 16.7 times as fast as it may be over 1h"
                                + " and 20 times over 5m, limit 14.4");
    }

    @Test
    void isOverAsSoonAsTheShortWindowsAreFine() {
        for (int i = 0; i < 360; i++) {
            minute(i, 100, i >= 31 ? 30 : 0);
        }
        assertThat(step(SLO).state()).isEqualTo(State.CLEAR);
    }

    @Test
    void holdsWhileOnlyTheShortWindowBurns() {
        for (int i = 0; i < 360; i++) {
            minute(i, 100, i < 3 ? 30 : 0);
        }
        assertThat(step(SLO).state()).isEqualTo(State.HOLDING);
    }

    @Test
    void goodEventsAndSharesGiveTheSame() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 400; i++) {
            minute(i, 50, random.nextInt(12));
        }
        Value.Ratio share =
                Value.ratio(Value.count(BAD, Duration.ofMinutes(1)), Value.count(ALL, Duration.ofMinutes(1)));

        Reading bad = step(SLO);
        Reading good = step(BurnRate.ofGood(GOOD, ALL, 0.99));

        assertThat(BurnRate.of(share, 0.99)).isEqualTo(SLO);
        assertThat(good.state()).isEqualTo(bad.state());
        assertThat(good.value()).isCloseTo(bad.value(), within(1e-9));
        assertThat(BurnRate.ofGood(GOOD, ALL, 0.99).describe(good))
                .startsWith("error budget of 99 % succeeded of calls");
    }

    @Test
    void agreesWithTheWorkbooksFormulaOnRandomTraffic() {
        SplittableRandom random = new SplittableRandom(17);
        List<State> seen = new ArrayList<>();
        for (int run = 0; run < 200; run++) {
            RawSource one = new RawSource();
            long[] all = new long[360];
            long[] bad = new long[360];
            double rate = random.nextDouble() * 0.3;
            int from = random.nextInt(360);
            int until = random.nextInt(40);
            for (int i = 0; i < 360; i++) {
                all[i] = random.nextInt(6);
                for (int call = 0; call < all[i]; call++) {
                    bad[i] += random.nextDouble() < (i <= from && i >= until ? rate : 0.004) ? 1 : 0;
                }
                Instant at = now.minus(Duration.ofMinutes(i)).minusSeconds(1);
                one.add("calls", Labels.none(), Aggregate.counted(all[i]), at);
                one.add("failed", Labels.none(), Aggregate.counted(bad[i]), at);
            }
            State state = ConditionRunners.of(SLO)
                    .step(one.feeds(), now)
                    .get(Labels.none())
                    .state();
            boolean fast = burns(all, bad, 60, 5, 14.4);
            boolean slow = burns(all, bad, 360, 30, 6);
            assertThat(state == State.BREACHED).isEqualTo(fast || slow);
            seen.add(state);
        }
        assertThat(seen).contains(State.BREACHED, State.CLEAR);
    }

    private static boolean burns(long[] all, long[] bad, int over, int lately, double pace) {
        return sum(bad, over) >= 3
                && sum(all, over) >= 20
                && (double) sum(bad, over) / sum(all, over) / (1 - 0.99) > pace
                && (double) sum(bad, lately) / sum(all, lately) / (1 - 0.99) > pace;
    }

    private static long sum(long[] minutes, int of) {
        long sum = 0;
        for (int i = 0; i < of; i++) {
            sum += minutes[i];
        }
        return sum;
    }

    @Test
    void aSingleFailureAtNightDoesNotPage() {
        minute(2, 1, 1);
        for (int i = 3; i < 60; i += 3) {
            minute(i, 1, 0);
        }
        assertThat(step(SLO).state()).isNotEqualTo(State.BREACHED);
    }

    @Test
    void saysThatThereIsTooLittleTraffic() {
        minute(2, 10, 10);

        Reading reading = step(SLO);

        assertThat(reading.state()).isEqualTo(State.NO_DATA);
        assertThat(SLO.describe(reading)).endsWith("has too few samples, 10 of 20");
        assertThat(SLO.describe())
                .isEqualTo(
                        "error budget of 99 % of calls without failed spent faster than 14.4 over 1h and 5m, or 6 over 6h"
                                + " and 30m, from 20 samples");
    }

    @Test
    void theWorkbooksPacesBelongToSeverities() {
        assertThat(BurnRate.pacesFor(Severity.CRITICAL)).extracting(Pace::burn).containsExactly(14.4, 6.0);
        assertThat(BurnRate.pacesFor(Severity.WARNING)).extracting(Pace::burn).containsExactly(3.0, 1.0);
        assertThat(SLO.paces(BurnRate.pacesFor(Severity.INFO)).reach()).isEqualTo(Duration.ofDays(3));
        assertThat(SLO.reach()).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BurnRate.ofBad(BAD, ALL, 99.5))
                .withMessageContaining("between 0 and 1, such as 0.995");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BurnRate.ofBad(BAD, ALL, 0.9))
                .withMessageContaining("not even if all fails");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BurnRate.ofBad(BAD.by("model"), ALL, 0.99))
                .withMessageContaining("same by(...)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pace(6, Duration.ofMinutes(5), Duration.ofMinutes(5)))
                .withMessageContaining("must be shorter");
    }
}
