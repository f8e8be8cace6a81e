package io.llmops.alerting.detect;

import io.llmops.alerting.detect.chart.Aftermath;
import io.llmops.alerting.detect.chart.BettingChart;
import io.llmops.alerting.detect.chart.Chart;
import io.llmops.alerting.detect.chart.Evidence;
import io.llmops.alerting.detect.chart.Numbers;
import io.llmops.alerting.detect.chart.RankChart;
import io.llmops.alerting.detect.chart.RateChart;
import io.llmops.alerting.detect.chart.Since;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Watches a series of events, one after the other, for a level that has shifted, up or down.
 *
 * <pre>{@code
 * var tokens = ChangeDetector.of(SeriesKind.unbounded(), Sensitivity.oneFalseAlarmIn(100_000));
 * tokens.add(412, at.toEpochMilli());
 * tokens.change().ifPresent(change -> ...);
 * }</pre>
 *
 * <p>The first {@value #LEARNING_EVENTS} events are the baseline. It goes on learning while nothing is suspicious, and
 * stands still once evidence has three quarters of the digits that an alarm takes. A change stays until it is {@linkplain
 * #acknowledge acknowledged} or a time has passed, which begins a new baseline, or until events speak clearly for the old
 * baseline again. The promise of the {@link Sensitivity} holds however often somebody looks; docs/detection-change.md says
 * for which series, and what was measured.
 *
 * <p>Below 8 KB each, and below a microsecond an event. Not safe for use by several threads at once.
 */
public final class ChangeDetector {

    /** Events before the first judgement. */
    public static final int LEARNING_EVENTS = 2000;

    /** After so long a change is the new normal, if nobody said so before. */
    public static final Duration RELEARN_AFTER = Duration.ofDays(1);

    /** Where a detector is. */
    public enum Phase {
        LEARNING,
        WATCHING,
        /** There is some evidence for a change; the baseline stands still. */
        SUSPICIOUS,
        /** A change was found and is neither acknowledged nor over. */
        CHANGED
    }

    private static final String FORMAT = "change-detector/1/";
    private static final double LARGEST = 1e100; // so that squares and their sums are finite
    /** The share of digits of evidence. Where the baseline stands still earlier, the promise is broken for rare events. */
    private static final double SUSPICION = 0.75;

    private static final double GONE = 10_000; // evidence for the old baseline, in the events between two such errors
    private static final double DOUBTFUL = 100; // from here on numbers are not of the new level for sure
    private static final double STANDARD_ERRORS = 3;

    private final SeriesKind kind;
    private final Sensitivity sensitivity;
    private final Duration relearnAfter;
    private final double suspicious;
    private Chart chart;
    private final Evidence evidence;
    private final Aftermath aftermath;
    private final double[] factors;
    private Phase phase = Phase.LEARNING;
    private long learned;
    private long ignored;
    private long foundEpochMilli;
    private int foundBy;

    private ChangeDetector(SeriesKind kind, Sensitivity sensitivity, Duration relearnAfter) {
        if (relearnAfter.isNegative() || relearnAfter.isZero()) {
            throw new IllegalArgumentException("relearnAfter must be positive: " + relearnAfter);
        }
        this.kind = kind;
        this.sensitivity = sensitivity;
        this.relearnAfter = relearnAfter;
        this.suspicious = Math.pow(sensitivity.eventsPerFalseAlarm(), SUSPICION);
        this.chart = chart(kind);
        this.evidence = new Evidence(chart.bets());
        this.aftermath = new Aftermath(chart.bets());
        this.factors = new double[chart.bets()];
    }

    public static ChangeDetector of(SeriesKind kind, Sensitivity sensitivity) {
        return of(kind, sensitivity, RELEARN_AFTER);
    }

    /**
     * With a time of its own until a change is normal.
     *
     * @param relearnAfter how long after an alarm the new level counts as normal, if nobody acknowledged it before
     */
    public static ChangeDetector of(SeriesKind kind, Sensitivity sensitivity, Duration relearnAfter) {
        return new ChangeDetector(kind, sensitivity, relearnAfter);
    }

    private static Chart chart(SeriesKind kind) {
        if (kind instanceof SeriesKind.Bounded bounded) {
            return new BettingChart(bounded.low(), bounded.high());
        }
        return kind instanceof SeriesKind.Rate ? new RateChart() : new RankChart();
    }

    /**
     * Takes in an event.
     *
     * @param value NaN and infinities are ignored, and {@linkplain #ignored() counted}
     * @param epochMilli when; only told back, and compared with the time of an alarm. Events count in the order in which
     *     they are added
     */
    public void add(double value, long epochMilli) {
        if (!Double.isFinite(value)) {
            ignored++;
            return;
        }
        if (phase == Phase.CHANGED && epochMilli - foundEpochMilli >= relearnAfter.toMillis()) {
            acknowledge();
        }
        double x = Math.max(-LARGEST, Math.min(LARGEST, value));
        switch (phase) {
            case LEARNING -> learnFirst(x);
            case WATCHING, SUSPICIOUS -> watch(x, epochMilli);
            case CHANGED -> follow(x);
        }
    }

    private void learnFirst(double x) {
        chart.learn(x);
        if (++learned >= LEARNING_EVENTS) {
            phase = Phase.WATCHING;
        }
    }

    private void watch(double x, long epochMilli) {
        chart.judge(x, factors);
        evidence.add(factors, x, epochMilli);
        double level = evidence.level();
        if (level >= sensitivity.eventsPerFalseAlarm()) {
            found(epochMilli);
        } else if (level >= suspicious) {
            phase = Phase.SUSPICIOUS;
            chart.interrupt();
        } else {
            phase = Phase.WATCHING;
            chart.learn(x);
            learned++;
        }
    }

    private void found(long epochMilli) {
        phase = Phase.CHANGED;
        foundEpochMilli = epochMilli;
        foundBy = evidence.strongest();
        aftermath.begin(chart, evidence);
        chart.interrupt();
    }

    private void follow(double x) {
        Since since = evidence.since(foundBy);
        chart.judge(x, factors);
        aftermath.add(x, factors, chart.mean(), since.mean(), chart.inflation() * variance(since));
        if (aftermath.doubt() < DOUBTFUL) {
            since.add(x);
        } else if (aftermath.doubt() >= GONE) {
            evidence.clear();
            phase = Phase.WATCHING;
        }
    }

    public Phase phase() {
        return phase;
    }

    /** The change that was found and is neither acknowledged nor over; its size becomes more exact with every event. */
    public Optional<Change> change() {
        if (phase != Phase.CHANGED) {
            return Optional.empty();
        }
        Since since = evidence.since(foundBy);
        double before = chart.mean();
        double width = STANDARD_ERRORS * Math.sqrt(chart.inflation() * variance(since) / since.count());
        return Optional.of(new Change(
                chart.isUpward(foundBy) ? Change.Direction.UP : Change.Direction.DOWN,
                since.epochMilli(),
                foundEpochMilli,
                since.count(),
                before,
                since.mean(),
                inRange(since.mean() - width),
                inRange(since.mean() + width)));
    }

    /** Of the numbers since, or of the baseline if that is larger: a few numbers alike are no certainty. */
    private double variance(Since since) {
        return Math.max(since.variance(), chart.variance());
    }

    private double inRange(double mean) {
        if (kind instanceof SeriesKind.Bounded bounded) {
            return Math.max(bounded.low(), Math.min(bounded.high(), mean));
        }
        return kind instanceof SeriesKind.Rate ? Math.max(0, Math.min(1, mean)) : mean;
    }

    /** Begins a new baseline: what came of a change is normal now. Harmless where there is no change. */
    public void acknowledge() {
        if (phase != Phase.CHANGED) {
            return;
        }
        chart = chart(kind);
        evidence.clear();
        learned = 0;
        phase = Phase.LEARNING;
    }

    /**
     * The evidence for a change, in the unit of the {@link Sensitivity}: 0 for none, {@code eventsPerFalseAlarm} and more
     * makes an alarm, three quarters of its digits make the detector suspicious.
     */
    public double evidence() {
        return phase == Phase.CHANGED
                ? Math.max(evidence.level(), sensitivity.eventsPerFalseAlarm())
                : evidence.level();
    }

    public Sensitivity sensitivity() {
        return sensitivity;
    }

    public SeriesKind kind() {
        return kind;
    }

    /** The mean of the baseline; NaN while nothing was learned. */
    public double baseline() {
        return learned == 0 ? Double.NaN : chart.mean();
    }

    /** Events in the baseline so far. */
    public long learned() {
        return learned;
    }

    /** Numbers that were no numbers. */
    public long ignored() {
        return ignored;
    }

    /** Everything learned, for {@link #restore}. */
    public SavedState save() {
        Numbers tape = new Numbers();
        if (kind instanceof SeriesKind.Bounded bounded) {
            tape.put(bounded.low(), bounded.high());
        }
        tape.put(sensitivity.eventsPerFalseAlarm());
        tape.putWhole(relearnAfter.toMillis(), phase.ordinal(), learned, ignored, foundEpochMilli, foundBy);
        chart.save(tape);
        evidence.save(tape);
        aftermath.save(tape);
        return SavedState.of(format(kind), tape.toArray());
    }

    private static String format(SeriesKind kind) {
        return FORMAT + kind.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /**
     * A detector that goes on exactly where the saved one stopped.
     *
     * @throws IllegalArgumentException if this was not saved by a change detector of this version, or is not whole
     */
    public static ChangeDetector restore(SavedState saved) {
        Numbers tape = new Numbers(
                saved.numbers().stream().mapToDouble(Double::doubleValue).toArray());
        SeriesKind kind;
        if (saved.of().equals(FORMAT + "bounded")) {
            kind = new SeriesKind.Bounded(tape.next(), tape.next());
        } else if (saved.of().equals(FORMAT + "rate")) {
            kind = SeriesKind.rate();
        } else if (saved.of().equals(FORMAT + "unbounded")) {
            kind = SeriesKind.unbounded();
        } else {
            throw new IllegalArgumentException("'" + saved.of() + "' is not the state of a change detector");
        }
        ChangeDetector detector = of(kind, new Sensitivity(tape.next()), Duration.ofMillis(tape.nextWhole()));
        detector.read(tape);
        return detector;
    }

    private void read(Numbers tape) {
        phase = Phase.values()[tape.nextInt(0, Phase.values().length - 1)];
        learned = tape.nextWhole();
        ignored = tape.nextWhole();
        foundEpochMilli = tape.nextWhole();
        foundBy = tape.nextInt(0, factors.length - 1);
        chart.restore(tape);
        evidence.restore(tape);
        aftermath.restore(tape);
        tape.requireEnd();
    }
}
