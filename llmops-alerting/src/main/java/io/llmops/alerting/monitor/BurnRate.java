package io.llmops.alerting.monitor;

import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A service level objective whose error budget is spent too fast.
 *
 * <pre>{@code
 * BurnRate.ofBad(calls.where("error.type", "*"), calls, 0.995).paces(BurnRate.pacesFor(Severity.CRITICAL))
 * }</pre>
 *
 * <p><b>Formula.</b> {@code burn = (bad / all) / (1 - objective)}: at 1 the budget lasts exactly as long as the objective's
 * period. Breached while, for any of the paces, the burn over the long window and that over the short one are both above
 * the pace; the long window says that it matters, the short one that it goes on. Clear when no short window is above its
 * pace any more; holding in between. No data while a long window has fewer than {@code minSamples} events, unless another
 * pace is breached; an empty short window is one in which nothing is spent.
 *
 * <p><b>Source.</b> The Site Reliability Workbook (Google, 2018), chapter 5, "Multiwindow, Multi-Burn-Rate Alerts": 14.4 over
 * 1 h and 5 m spends 2 % of a 30-day budget, 6 over 6 h and 30 m 5 %, 3 over 1 d and 2 h 10 %, 1 over 3 d and 6 h 10 %.
 *
 * <p><b>False alarms.</b> None by chance with much traffic: the limit is a multiple of what was agreed. With little traffic a
 * single failure burns fast, so that a long window also has to hold at least {@code minBad} bad events.
 *
 * <p><b>When.</b> There is an objective, and people should be woken in proportion to what is at stake.
 *
 * @param counted whether {@code signal} counts the bad events or the good ones, among {@code all}
 * @param objective share of good events that was agreed, such as 0.995
 */
public record BurnRate(
        Signal signal, Counted counted, Signal all, double objective, List<Pace> paces, long minSamples, long minBad)
        implements Condition {

    /** What a signal counts. */
    public enum Counted {
        BAD,
        GOOD
    }

    /** How many times too fast, and over which windows. */
    public record Pace(double burn, Duration longWindow, Duration shortWindow) {

        public Pace {
            if (!(burn > 0 && Double.isFinite(burn))) {
                throw new IllegalArgumentException("A budget is not spent " + burn + " times too fast; give 14.4");
            }
            if (shortWindow.compareTo(longWindow) >= 0 || shortWindow.isNegative() || shortWindow.isZero()) {
                throw new IllegalArgumentException("The short window " + Prose.duration(shortWindow)
                        + " must be shorter than the long one " + Prose.duration(longWindow) + ", such as a twelfth");
            }
        }

        @Override
        public String toString() {
            return Prose.number(burn) + " over " + Prose.duration(longWindow) + " and " + Prose.duration(shortWindow);
        }
    }

    private static final long FEWEST_SAMPLES = 20;
    private static final long FEWEST_BAD = 3;

    private static final List<Pace> PAGE = List.of(
            new Pace(14.4, Duration.ofHours(1), Duration.ofMinutes(5)),
            new Pace(6, Duration.ofHours(6), Duration.ofMinutes(30)));
    private static final List<Pace> TICKET = List.of(
            new Pace(3, Duration.ofDays(1), Duration.ofHours(2)), new Pace(1, Duration.ofDays(3), Duration.ofHours(6)));

    public BurnRate {
        paces = List.copyOf(paces);
        if (!(objective > 0 && objective < 1)) {
            throw new IllegalArgumentException("The objective of " + signal + " among " + all + " is " + objective
                    + "; give the share of good events between 0 and 1, such as 0.995");
        }
        if (paces.isEmpty()) {
            throw new IllegalArgumentException("BurnRate needs at least one pace, such as BurnRate.pacesFor(CRITICAL)");
        }
        for (Pace pace : paces) {
            if (pace.burn() * (1 - objective) >= 1) {
                throw new IllegalArgumentException("With the objective " + objective + " nothing burns "
                        + Prose.number(pace.burn()) + " times too fast, not even if all fails; give a smaller pace");
            }
        }
        if (!signal.by().equals(all.by())) {
            throw new IllegalArgumentException("The objective is kept group by group, but [" + signal
                    + "] has groups by " + signal.by() + " and [" + all + "] by " + all.by()
                    + "; give both the same by(...)");
        }
        Words.requireMinSamples(all, minSamples);
        if (minBad < 1) {
            throw new IllegalArgumentException("minBad is " + minBad + "; give 1 or more");
        }
    }

    /** With the paces that page, at least 20 events and 3 bad ones in a long window. */
    public static BurnRate ofBad(Signal bad, Signal all, double objective) {
        return new BurnRate(bad, Counted.BAD, all, objective, PAGE, FEWEST_SAMPLES, FEWEST_BAD);
    }

    /** The same where the good events are counted. */
    public static BurnRate ofGood(Signal good, Signal all, double objective) {
        return new BurnRate(good, Counted.GOOD, all, objective, PAGE, FEWEST_SAMPLES, FEWEST_BAD);
    }

    /**
     * The same of a share of bad events that is there already. Its windows are replaced by those of the paces.
     *
     * @throws IllegalArgumentException if it is not a count divided by a count
     */
    public static BurnRate of(Value.Ratio badShare, double objective) {
        return ofBad(counted(badShare.numerator(), badShare), counted(badShare.denominator(), badShare), objective);
    }

    private static Signal counted(Value part, Value.Ratio share) {
        if (part instanceof Value.Of of && of.measure().equals(Measure.COUNT)) {
            return of.signal();
        }
        throw new IllegalArgumentException("[" + share
                + "] is not a share of events; give Value.ratio(Value.count(bad, ...), Value.count(all, ...))");
    }

    /**
     * The workbook's paces: those that page for error and critical, those that open a ticket for info and warning. The
     * latter look back three days.
     */
    public static List<Pace> pacesFor(Severity severity) {
        return severity.isAtLeast(Severity.ERROR) ? PAGE : TICKET;
    }

    public BurnRate paces(List<Pace> paces) {
        return new BurnRate(signal, counted, all, objective, paces, minSamples, minBad);
    }

    /** How many events there must be in a long window. */
    public BurnRate minSamples(long minSamples) {
        return new BurnRate(signal, counted, all, objective, paces, minSamples, minBad);
    }

    /** How many bad events there must be in a long window. */
    public BurnRate minBad(long minBad) {
        return new BurnRate(signal, counted, all, objective, paces, minSamples, minBad);
    }

    double budget() {
        return 1 - objective;
    }

    private String objectiveInWords() {
        return Prose.number(objective * 100) + " % "
                + (counted == Counted.BAD
                        ? "of " + all.series() + " without " + signal.series()
                        : signal.series() + " of " + all.series());
    }

    @Override
    public String describe() {
        return "error budget of " + objectiveInWords() + " spent faster than "
                + paces.stream().map(Pace::toString).collect(Collectors.joining(", or "))
                + Words.fromSamples(minSamples)
                + Words.by(all.by());
    }

    @Override
    public String describe(Reading reading) {
        if (reading.state() == Reading.State.NO_DATA) {
            return "error budget of " + objectiveInWords() + Words.whyNoData(reading, minSamples);
        }
        Map<Double, Pace> byBurn = paces.stream().collect(Collectors.toMap(Pace::burn, it -> it, (a, b) -> a));
        Pace pace = byBurn.getOrDefault(reading.limit(), paces.get(0));
        return "error budget of " + objectiveInWords() + " is spent " + Prose.number(reading.value())
                + " times as fast as it may be over " + Prose.duration(pace.longWindow())
                + (reading.details().isEmpty()
                        ? ""
                        : " and " + Prose.number(reading.details().get(0)) + " times over "
                                + Prose.duration(pace.shortWindow()))
                + ", limit " + Prose.number(pace.burn());
    }

    @Override
    public List<String> by() {
        return all.by();
    }

    @Override
    public List<Signal> about() {
        return List.of(signal);
    }

    @Override
    public Duration reach() {
        return paces.stream().map(Pace::longWindow).max(Duration::compareTo).orElseThrow();
    }

    @Override
    public String toString() {
        return describe();
    }
}
