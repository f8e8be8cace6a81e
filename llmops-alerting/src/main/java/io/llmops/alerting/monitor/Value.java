package io.llmops.alerting.monitor;

import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import java.util.List;

/**
 * What a condition looks at: a measure of a signal over a window, or the ratio of two of those. Data, not code; one
 * number for each group.
 *
 * <pre>{@code
 * Signal calls = Signal.of("gen_ai.client.inference.duration").by("gen_ai.request.model");
 * Value errorRate = Value.ratio(
 *         Value.count(calls.where("error.type", "*"), Duration.ofMinutes(5)),
 *         Value.count(calls, Duration.ofMinutes(5)));
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

    /** The labels that tell its groups apart. */
    List<String> by();

    /** How far back it looks. */
    Duration reach();

    /** In words, for a reading of one group: the labels to group by are left out. */
    String ofOneGroup();

    /**
     * A measure of a signal over a window.
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

        /** The same, that long ago. */
        public Of before(Duration offset) {
            return new Of(signal, measure, window, offset);
        }

        @Override
        public List<String> by() {
            return signal.by();
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
            return " over " + Prose.duration(window)
                    + (offset.isZero() ? "" : " until " + Prose.duration(offset) + " ago");
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
        public List<String> by() {
            return denominator.by();
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
            boolean withItself = numerator instanceof Of now
                    && denominator instanceof Of then
                    && now.signal().equals(then.signal())
                    && now.measure().equals(then.measure());
            return part(numerator, numerator.ofOneGroup()) + " /"
                    + (withItself ? ((Of) denominator).when() : " " + part(denominator, denominator.ofOneGroup()));
        }

        @Override
        public String toString() {
            return part(numerator, numerator.toString()) + " / " + part(denominator, denominator.toString());
        }

        private static String part(Value value, String words) {
            return value instanceof Ratio ? "(" + words + ")" : words;
        }
    }
}
