package io.llmops.alerting.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every window says where it begins and ends: it must hold exactly what was recorded there, whatever happened before. */
class SignalHistoryPropertyTest {

    private static final String LATENCY = "latency";
    private static final List<Duration> LENGTHS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(40),
            Duration.ofHours(3),
            Duration.ofHours(12));

    /** Small tiers, so that a day of them sees every passage many times. */
    private final Retention retention = new Retention(List.of(
            new Retention.Tier(Duration.ofSeconds(10), Duration.ofMinutes(5)),
            new Retention.Tier(Duration.ofMinutes(1), Duration.ofMinutes(30)),
            new Retention.Tier(Duration.ofMinutes(10), Duration.ofHours(20))));

    private final List<Point> points = new ArrayList<>();
    private final SignalHistory history = new SignalHistory(retention);
    private Instant now = Instant.parse("2026-03-29T00:00:00Z"); // the night of a change to summer time
    private Instant latest = now;

    private record Point(
            long middle,
            Labels labels,
            @SuppressWarnings("ArrayRecordComponent") double[] numbers) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyWindowHoldsExactlyWhatWasRecordedBetweenItsEnds(long seed) {
        Random random = new Random(seed);
        for (int tick = 0; tick < 1_500; tick++) {
            Instant from = now;
            now = now.plusMillis(gap(random));
            collect(from, now, random);
            if (random.nextInt(20) == 0) {
                Instant late = now.minusSeconds(random.nextInt(3_600));
                collect(late.minusSeconds(10), late, random);
            }
            if (random.nextInt(1_000) == 0) {
                stepBack(now.minusSeconds(random.nextInt(600)));
            }
            history.advanceTo(now);
            Duration length = LENGTHS.get(random.nextInt(LENGTHS.size()));
            Duration ago = random.nextBoolean() ? Duration.ZERO : Duration.ofMinutes(20);
            latest = now.isAfter(latest) ? now : latest;
            if (now.equals(latest)) { // until the clock has caught up, what it stepped over is known to a coarser cell
                assertWindow(now.minus(ago).minus(length), now.minus(ago), random.nextBoolean());
            }
        }
    }

    private static long gap(Random random) {
        return random.nextInt(200) == 0 ? 1_000L * random.nextInt(3_000) : 5_000 + random.nextInt(10_000);
    }

    private void collect(Instant from, Instant until, Random random) {
        Labels labels = Labels.of("model", "m" + random.nextInt(3));
        double spread = random.nextInt(50) == 0 ? 9 : 0.7; // at times far apart, so that scales differ
        double[] numbers = random.doubles(1 + random.nextInt(30))
                .map(any -> (random.nextInt(9) - 1) * Math.exp(spread * random.nextGaussian()))
                .toArray();
        history.add(LATENCY, labels, Aggregate.recorded(numbers), from, until);
        points.add(new Point((from.toEpochMilli() + until.toEpochMilli() - 1) / 2, labels, numbers));
    }

    /** What began after the new time is forgotten, to the cell; here to be forgotten by the oracle, moved to a whole hour. */
    private void stepBack(Instant to) {
        now = Instant.ofEpochSecond(to.getEpochSecond() / 600 * 600);
        points.removeIf(it -> it.middle >= now.toEpochMilli());
    }

    private void assertWindow(Instant from, Instant until, boolean grouped) {
        Signal signal = grouped ? Signal.of(LATENCY).by("model") : Signal.of(LATENCY);
        Window window = history.window(signal, from, until);
        Map<String, DoubleStream.Builder> expected = new TreeMap<>();
        for (Point point : points) {
            if (point.middle >= window.from().toEpochMilli()
                    && point.middle < window.until().toEpochMilli()) {
                String group = point.labels.pick(signal.by()).toString();
                DoubleStream.Builder all = expected.computeIfAbsent(group, any -> DoubleStream.builder());
                Arrays.stream(point.numbers).forEach(all);
            }
        }
        Map<String, Aggregate> found = new TreeMap<>();
        window.groups().forEach((group, aggregate) -> found.put(group.toString(), aggregate));
        assertThat(found).containsOnlyKeys(expected.keySet());
        expected.forEach((group, numbers) ->
                assertAggregate(found.get(group), numbers.build().toArray()));
    }

    private static void assertAggregate(Aggregate found, double[] numbers) {
        Arrays.sort(numbers);
        double sum = Arrays.stream(numbers).sum();
        double size = Arrays.stream(numbers).map(Math::abs).sum();
        assertThat(found.count()).isEqualTo(numbers.length);
        assertThat(found.sum()).isCloseTo(sum, within(1e-9 * size));
        assertThat(found.min()).isEqualTo(numbers[0]);
        assertThat(found.max()).isEqualTo(numbers[numbers.length - 1]);
        assertThat(found.distribution().count()).isEqualTo(numbers.length);
        for (double share : new double[] {0.1, 0.5, 0.95}) {
            double exact = numbers[(int) Math.ceil(share * numbers.length) - 1];
            assertThat(found.quantile(share))
                    .isCloseTo(exact, within(1.0001 * Math.abs(exact) * found.relativeError()));
        }
        if (numbers.length < 500) {
            double afresh = Aggregate.recorded(numbers).relativeError();
            assertThat(found.relativeError()).as("no coarser than need be").isLessThanOrEqualTo(afresh);
        }
    }
}
