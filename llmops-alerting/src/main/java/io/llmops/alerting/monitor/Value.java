package io.llmops.alerting.monitor;

import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import java.util.List;

/**
 * What a condition looks at: a measure of a signal over a window, the ratio of two values, or the average of a value over a
 * longer time. Data, not code; one number for each group.
 *
 * <pre>{@code
 * Signal calls = Signal.of("gen_ai.client.inference.duration").by("gen_ai.request.model");
 * Value errorRate = Value.ratio(
 *         Value.count(calls.where("error.type", "*"), Duration.ofMinutes(5)),
 *         Value.count(calls, Duration.ofMinutes(5)));
 * Value usually = Value.average(errorRate, Duration.ofHours(1));
 * Value comparedWithBefore = Value.againstBefore(usually);
 * }</pre>
 */
public sealed interface Value {

    static Of count(Signal signal, Duration window) {
        return of(signal, Measure.COUNT, window);
    }

    /** Per second. */
    static Of rate(Signal signal, Duration window) {
        return of(signal, Measure.RATE, window);
    }

    static Of sum(Signal signal, Duration window) {
        return of(signal, Measure.SUM, window);
    }

    static Of mean(Signal signal, Duration window) {
        return of(signal, Measure.MEAN, window);
    }

    /** A quantile: 0.95 for the 95th percentile. */
    static Of quantile(Signal signal, double q, Duration window) {
        return of(signal, Measure.quantile(q), window);
    }

    static Of of(Signal signal, Measure measure, Duration window) {
        return new Of(signal, measure, window, Duration.ZERO);
    }

    static Ratio ratio(Value numerator, Value denominator) {
        return new Ratio(numerator, denominator);
    }

    /** The rolling average of any value: also of ratios and quantiles, window by window. */
    static Average average(Value value, Duration over) {
        return new Average(value, over, Duration.ZERO);
    }

    /** An average, as a multiple of the average of the time before: 1.5 is half as much again. */
    static Ratio againstBefore(Average average) {
        return ratio(average, average.before(average.over()));
    }

    /** The labels that tell its groups apart. */
    List<String> by();

    /** The signal that it is about; of a ratio, the upper one. */
    Signal about();

    /** The window it is measured over; of several, that of the number that changes most. */
    Duration window();

    /** How far back it looks. */
    Duration reach();

    /** The same, that long before. */
    Value before(Duration ago);

    /** In words, for a reading of one group: the labels to group by are left out. */
    String ofOneGroup();

    /**
     * A measure of a signal over a window.
     *
     * <p>Where the source keeps only longer intervals than the window, as histories do of what is long past, counts and sums
     * are those of the interval, scaled down to the window.
     *
     * @param offset how long before now the window ends, so that now can be compared with then
     */
    record Of(Signal signal, Measure measure, Duration window, Duration offset) implements Value {

        public Of {
            if (window.isNegative() || window.isZero()) {
                throw new IllegalArgumentException("The window of the " + measure + " of " + signal + " is "
                        + Prose.duration(window) + "; give a positive one, such as 5m");
            }
            if (offset.isNegative()) {
                throw new IllegalArgumentException("The window of the " + measure + " of " + signal + " ends "
                        + Prose.duration(offset.negated()) + " after now; give a positive offset");
            }
        }

        @Override
        public Of before(Duration ago) {
            return new Of(signal, measure, window, offset.plus(ago));
        }

        @Override
        public List<String> by() {
            return signal.by();
        }

        @Override
        public Signal about() {
            return signal;
        }

        @Override
        public Duration reach() {
            return offset.plus(window);
        }

        @Override
        public String ofOneGroup() {
            return measure + " of " + signal.series() + when();
        }

        private String when() {
            return " over " + Prose.duration(window) + ago(offset);
        }

        @Override
        public String toString() {
            return measure + " of " + signal + when();
        }
    }

    /**
     * One value divided by another, group by group. Both must be grouped by the same labels.
     *
     * <p>Where the denominator has data and the numerator has none, a count, rate or sum in the numerator is zero: calls
     * went on, and none of them failed. Anything else divided, and anything divided by zero or by no data, is no data.
     */
    record Ratio(Value numerator, Value denominator) implements Value {

        public Ratio {
            if (!numerator.by().equals(denominator.by())) {
                throw new IllegalArgumentException("The ratio of [" + numerator + "] to [" + denominator
                        + "] has groups by " + numerator.by() + " above and by " + denominator.by()
                        + " below; give both signals the same by(...)");
            }
        }

        @Override
        public Ratio before(Duration ago) {
            return new Ratio(numerator.before(ago), denominator.before(ago));
        }

        @Override
        public List<String> by() {
            return denominator.by();
        }

        @Override
        public Signal about() {
            return numerator.about();
        }

        @Override
        public Duration window() {
            return numerator.window();
        }

        @Override
        public Duration reach() {
            Duration above = numerator.reach();
            Duration below = denominator.reach();
            return above.compareTo(below) > 0 ? above : below;
        }

        /** What is compared with its own past is named once. */
        @Override
        public String ofOneGroup() {
            return part(numerator, numerator.ofOneGroup()) + " /" + below();
        }

        private String below() {
            if (numerator instanceof Of now
                    && denominator instanceof Of then
                    && now.signal().equals(then.signal())
                    && now.measure().equals(then.measure())) {
                return then.when();
            }
            boolean withItself = numerator instanceof Average now
                    && denominator instanceof Average then
                    && now.value().equals(then.value())
                    && now.over().equals(then.over());
            return withItself
                    ? " the same" + ago(((Average) denominator).offset())
                    : " " + part(denominator, denominator.ofOneGroup());
        }

        @Override
        public String toString() {
            return part(numerator, numerator.toString()) + " / " + part(denominator, denominator.toString());
        }

        private static String part(Value value, String words) {
            return value instanceof Ratio ? "(" + words + ")" : words;
        }
    }

    /**
     * The mean of a value's last windows, side by side. A window without data is left out; of a count, rate or sum it counts
     * as zero, if somebody was watching. With fewer than half of the windows there is no average. Its samples are those of all windows together.
     *
     * @param over how many windows: this divided by the value's own window, 2 to 1,000
     * @param offset how long before now the last window ends
     */
    record Average(Value value, Duration over, Duration offset) implements Value {

        private static final long MOST_WINDOWS = 1000;

        public Average {
            long windows = over.dividedBy(value.window());
            if (windows < 2 || windows > MOST_WINDOWS) {
                throw new IllegalArgumentException("The average of [" + value + "] over " + Prose.duration(over)
                        + " is one of " + windows + " windows; give 2 to " + MOST_WINDOWS + " times "
                        + Prose.duration(value.window()));
            }
            if (offset.isNegative()) {
                throw new IllegalArgumentException("The average of [" + value + "] ends "
                        + Prose.duration(offset.negated()) + " after now; give a positive offset");
            }
        }

        int windows() {
            return (int) over.dividedBy(value.window());
        }

        @Override
        public Average before(Duration ago) {
            return new Average(value, over, offset.plus(ago));
        }

        @Override
        public List<String> by() {
            return value.by();
        }

        @Override
        public Signal about() {
            return value.about();
        }

        @Override
        public Duration window() {
            return value.window();
        }

        @Override
        public Duration reach() {
            return offset.plus(value.window().multipliedBy(windows() - 1L)).plus(value.reach());
        }

        @Override
        public String ofOneGroup() {
            return "average over " + Prose.duration(over) + ago(offset) + " of " + value.ofOneGroup();
        }

        @Override
        public String toString() {
            return "average over " + Prose.duration(over) + ago(offset) + " of " + value;
        }
    }

    private static String ago(Duration offset) {
        return offset.isZero() ? "" : " until " + Prose.duration(offset) + " ago";
    }
}
