package io.llmops.alerting.detect;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What each hour of the week usually looks like, on the wall clock of a time zone.
 *
 * <pre>{@code
 * var baseline = new SeasonalBaseline(ZoneId.of("Europe/Berlin"));
 * baseline.add(windowEnd, meanLatencyOfTheWindow);
 * double sigmas = baseline.expected(nextWindowEnd).orElseThrow().deviations(itsMean);
 * }</pre>
 *
 * <p>The expectation of an hour of the week is shrunk to that of the hour of the day, and this one to the mean of all
 * hours: weight {@code v / (v + 2)} after {@code v} visits (empirical-Bayes shrinkage with a fixed ratio of variances).
 * So there is an expectation from the second window on, it knows the day after two days and the week after two weeks. A
 * visit counts once however many windows it has. Spread is the root of the mean squared surprise, each window against
 * what was expected of it beforehand.
 *
 * <p>An incident does not become the norm: what lies more than three spreads off counts as three (Huber's clipping),
 * except in slots that have hardly been visited. A shift that stays on one side for three days, longer than a weekend,
 * is the new norm: the baseline starts afresh. Older visits fade: 8 weeks for hours of the week, 28 days for hours of the day.
 *
 * <p>Daylight saving moves nothing: slots follow the wall clock; an hour that comes twice is learned twice, one that is
 * skipped is not learned. Windows of a past hour that come late, and values that are not finite, are left out. Takes
 * less than 5 KB. Not safe for use by several threads at once.
 */
public final class SeasonalBaseline {

    private static final String NAME = "seasonal-baseline-1";
    private static final int HOURS_A_DAY = 24;
    private static final int HOURS_A_WEEK = 7 * HOURS_A_DAY;
    private static final int WEEKS_KEPT = 8;
    private static final int DAYS_KEPT = 28;
    private static final double SHRINK = 2;
    private static final double CLIP = 3;
    private static final int WHOLE_VISITS = 2;
    private static final int LASTING_HOURS = 3 * HOURS_A_DAY;
    private static final int NUMBERS = Slots.NUMBERS * (HOURS_A_WEEK + HOURS_A_DAY + 1) + HourSoFar.NUMBERS + 1;

    private final ZoneId zone;
    private final Slots ofWeek = new Slots(HOURS_A_WEEK, WEEKS_KEPT, SHRINK);
    private final Slots ofDay = new Slots(HOURS_A_DAY, DAYS_KEPT, SHRINK);
    private final Slots all = new Slots(1, DAYS_KEPT * HOURS_A_DAY, SHRINK);
    private final HourSoFar hour = new HourSoFar();

    /** Hours in a row that were clipped on the same side; negative below. */
    private int shifted;

    /**
     * One that has learned nothing.
     *
     * @param zone of the people whose days and weeks shape the series
     */
    public SeasonalBaseline(ZoneId zone) {
        this.zone = zone;
    }

    /** Goes on where another stopped.
     *
     * @throws IllegalArgumentException if the state was not saved by a baseline of this version
     */
    public SeasonalBaseline(ZoneId zone, SavedState state) {
        this(zone);
        double[] saved = state.numbers(NAME, NUMBERS);
        int at = ofWeek.restore(saved, 0);
        at = ofDay.restore(saved, at);
        at = all.restore(saved, at);
        at = hour.restore(saved, at);
        shifted = (int) saved[at];
    }

    /**
     * Learns a window, after it has been judged.
     *
     * @param windowEnd exclusive: a window until 10:00 belongs to the hour of 9
     * @param mean of the window, in any unit; for latencies better its logarithm
     */
    public void add(Instant windowEnd, double mean) {
        ZonedDateTime local = inside(windowEnd);
        long began = local.truncatedTo(ChronoUnit.HOURS).toInstant().toEpochMilli();
        if (!Deviation.usable(mean) || began < hour.began()) {
            return;
        }
        if (began > hour.began()) {
            learnHour();
            hour.begin(began);
        }
        Expected expected = expected(local).orElseGet(() -> soFar(mean));
        double limit = CLIP * expected.spread();
        hour.add(mean, mean - expected.centre(), limit > 0 ? limit : Double.MAX_VALUE);
    }

    /** What is usual for a window that ends then; empty until the first window has been added. */
    public Optional<Expected> expected(Instant windowEnd) {
        Optional<Expected> learned = expected(inside(windowEnd));
        return learned.isEmpty() && hour.windows() > 0 ? Optional.of(soFar(0)) : learned;
    }

    /** Everything learned. */
    public SavedState save() {
        double[] numbers = new double[NUMBERS];
        int at = ofWeek.save(numbers, 0);
        at = ofDay.save(numbers, at);
        at = all.save(numbers, at);
        at = hour.save(numbers, at);
        numbers[at] = shifted;
        return SavedState.of(NAME, numbers);
    }

    /** A window belongs to the hour in which its last millisecond lies. */
    private ZonedDateTime inside(Instant windowEnd) {
        return windowEnd.minusMillis(1).atZone(zone);
    }

    private Optional<Expected> expected(ZonedDateTime local) {
        if (all.visits(0) == 0) {
            return Optional.empty();
        }
        int week = hourOfWeek(local);
        int day = week % HOURS_A_DAY;
        double centre = ofWeek.centre(week, ofDay.centre(day, all.centre()));
        double square = ofWeek.square(week, ofDay.square(day, all.square()));
        return Optional.of(
                new Expected(centre, Math.sqrt(square), all.visits(0), ofDay.visits(day), ofWeek.visits(week)));
    }

    /** All there is within the first hour. */
    private Expected soFar(double first) {
        return hour.windows() == 0 ? new Expected(first, 0, 0, 0, 0) : hour.asExpected();
    }

    private void learnHour() {
        if (hour.windows() == 0) {
            return;
        }
        int week = hourOfWeek(Instant.ofEpochMilli(hour.began()).atZone(zone));
        int day = week % HOURS_A_DAY;
        shifted = hour.runAfter(shifted);
        if (Math.abs(shifted) > LASTING_HOURS) {
            startAfresh();
        }
        hour.teach(ofWeek, week, ofWeek.visits(week) < WHOLE_VISITS);
        hour.teach(ofDay, day, ofDay.visits(day) < WHOLE_VISITS);
        hour.teach(all, 0, all.visits(0) < HOURS_A_DAY);
    }

    private void startAfresh() {
        ofWeek.forget();
        ofDay.forget();
        all.forget();
        shifted = 0;
    }

    private static int hourOfWeek(ZonedDateTime local) {
        return (local.getDayOfWeek().getValue() - 1) * HOURS_A_DAY + local.getHour();
    }
}
