package io.llmops.alerting.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class SeasonalBaselineTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(10);

    private final SplittableRandom random = new SplittableRandom(7);

    private double busyByDay(ZonedDateTime local) {
        double level = local.getHour() >= 8 && local.getHour() < 18 ? 100 : 20;
        boolean weekend = local.getDayOfWeek().getValue() > 5;
        return (weekend ? 20 : level) + random.nextGaussian();
    }

    private static Instant feed(
            SeasonalBaseline baseline, ZoneId zone, Instant from, Duration length, ToDoubleFunction<ZonedDateTime> of) {
        Instant end = from;
        while (end.isBefore(from.plus(length))) {
            end = end.plus(STEP);
            baseline.add(end, of.applyAsDouble(end.minusMillis(1).atZone(zone)));
        }
        return end;
    }

    private static double centre(SeasonalBaseline baseline, String windowEnd) {
        return baseline.expected(Instant.parse(windowEnd)).orElseThrow().centre();
    }

    @Test
    void expectsNothingBeforeTheFirstWindowAndTheMeanSoFarAfterIt() {
        SeasonalBaseline baseline = new SeasonalBaseline(ZoneOffset.UTC);
        assertThat(baseline.expected(MONDAY)).isEmpty();

        baseline.add(MONDAY.plus(STEP), 4);
        baseline.add(MONDAY.plus(STEP.multipliedBy(2)), 6);

        assertThat(baseline.expected(MONDAY).orElseThrow().centre()).isEqualTo(5);
        assertThat(baseline.expected(MONDAY).orElseThrow().hours()).isZero();
    }

    @Test
    void knowsTheDayAfterThreeDaysAndTheWeekendAfterThreeWeeks() {
        SeasonalBaseline baseline = new SeasonalBaseline(ZoneOffset.UTC);
        Instant thursday = feed(baseline, ZoneOffset.UTC, MONDAY, Duration.ofDays(3), this::busyByDay);
        assertThat(centre(baseline, "2026-03-05T12:00:00Z")).isGreaterThan(75);
        assertThat(centre(baseline, "2026-03-05T03:00:00Z")).isLessThan(35);

        feed(baseline, ZoneOffset.UTC, thursday, Duration.ofDays(18), this::busyByDay);
        assertThat(centre(baseline, "2026-03-26T12:00:00Z")).isGreaterThan(85);
        assertThat(centre(baseline, "2026-03-28T12:00:00Z")).isLessThan(55);
        Expected saturday =
                baseline.expected(Instant.parse("2026-03-28T12:00:00Z")).orElseThrow();
        assertThat(saturday.weeks()).isEqualTo(3);
        assertThat(saturday.days()).isEqualTo(21);
        assertThat(saturday.hours()).isEqualTo(21 * 24 - 1);
    }

    @Test
    void followsTheWallClockOverDaylightSaving() {
        SeasonalBaseline baseline = new SeasonalBaseline(BERLIN);
        // 4 weeks that end two days after the clocks went forward on 29 March 2026
        Instant end = feed(baseline, BERLIN, MONDAY.plus(Duration.ofDays(1)), Duration.ofDays(28), this::busyByDay);

        assertThat(end).isAfter(Instant.parse("2026-03-30T23:00:00Z"));
        assertThat(centre(baseline, "2026-03-31T06:30:00Z"))
                .as("8:30 in Berlin")
                .isGreaterThan(85);
        assertThat(centre(baseline, "2026-03-31T05:30:00Z"))
                .as("7:30 in Berlin")
                .isLessThan(35);
    }

    @Test
    void learnsTheHourThatComesTwiceAndSurvivesTheOneThatDoesNotCome() {
        SeasonalBaseline baseline = new SeasonalBaseline(BERLIN);
        feed(baseline, BERLIN, Instant.parse("2026-10-24T22:00:00Z"), Duration.ofHours(26), local -> local.getHour());

        Expected two = baseline.expected(Instant.parse("2026-11-01T01:30:00Z")).orElseThrow();
        assertThat(two.weeks()).isEqualTo(2);
        assertThat(two.hours()).isEqualTo(25);
    }

    @Test
    void doesNotTakeAnIncidentForTheNorm() {
        SeasonalBaseline baseline = new SeasonalBaseline(ZoneOffset.UTC);
        SeasonalBaseline without = new SeasonalBaseline(ZoneOffset.UTC);
        feed(baseline, ZoneOffset.UTC, MONDAY, Duration.ofDays(28), this::busyByDay);
        feed(without, ZoneOffset.UTC, MONDAY, Duration.ofDays(28), this::busyByDay);
        Instant incident = MONDAY.plus(Duration.ofDays(28).plusHours(10));

        feed(baseline, ZoneOffset.UTC, incident, Duration.ofHours(4), local -> 5_000);
        feed(without, ZoneOffset.UTC, incident, Duration.ofHours(4), this::busyByDay);

        Expected after = baseline.expected(incident.plus(Duration.ofDays(7).plusHours(1)))
                .orElseThrow();
        Expected usual =
                without.expected(incident.plus(Duration.ofDays(7).plusHours(1))).orElseThrow();
        assertThat(after.centre()).isCloseTo(usual.centre(), within(usual.spread()));
        assertThat(after.spread()).isLessThan(2 * usual.spread());
    }

    @Test
    void takesAShiftOfMoreThanThreeDaysForTheNorm() {
        SeasonalBaseline baseline = new SeasonalBaseline(ZoneOffset.UTC);
        Instant shift = feed(baseline, ZoneOffset.UTC, MONDAY, Duration.ofDays(28), this::busyByDay);

        Instant end = feed(baseline, ZoneOffset.UTC, shift, Duration.ofDays(3), local -> 1_000 + busyByDay(local));
        assertThat(baseline.expected(end).orElseThrow().centre()).isLessThan(200);
        end = feed(baseline, ZoneOffset.UTC, end, Duration.ofDays(1), local -> 1_000 + busyByDay(local));
        assertThat(baseline.expected(end).orElseThrow().centre()).isGreaterThan(1_000);
    }

    @Test
    void tellsHowManySpreadsAValueIsOff() {
        assertThat(new Expected(10, 2, 1, 1, 1).deviations(16)).isEqualTo(3);
        assertThat(new Expected(10, 0, 1, 1, 1).deviations(10)).isZero();
        assertThat(new Expected(10, 0, 1, 1, 1).deviations(9)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void leavesOutWhatIsLateOrNotANumber() {
        SeasonalBaseline baseline = new SeasonalBaseline(ZoneOffset.UTC);
        feed(baseline, ZoneOffset.UTC, MONDAY, Duration.ofDays(2), this::busyByDay);
        SavedState before = baseline.save();

        baseline.add(MONDAY, 1e9);
        baseline.add(MONDAY.plus(Duration.ofDays(3)), Double.NaN);
        baseline.add(MONDAY.plus(Duration.ofDays(3)), Double.POSITIVE_INFINITY);

        assertThat(baseline.save()).isEqualTo(before);
    }

    @Test
    void goesOnExactlyWhereItStopped() {
        SeasonalBaseline whole = new SeasonalBaseline(BERLIN);
        Instant middle = feed(whole, BERLIN, MONDAY, Duration.ofHours(1000), this::busyByDay)
                .plusSeconds(60);
        SeasonalBaseline restored = new SeasonalBaseline(BERLIN, whole.save());

        feed(whole, BERLIN, middle, Duration.ofDays(5), ZonedDateTime::getHour);
        feed(restored, BERLIN, middle, Duration.ofDays(5), ZonedDateTime::getHour);

        assertThat(restored.save()).isEqualTo(whole.save());
        assertThatThrownBy(() -> new SeasonalBaseline(
                        BERLIN, new SavedState("other", whole.save().numbers())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'other'");
    }
}
