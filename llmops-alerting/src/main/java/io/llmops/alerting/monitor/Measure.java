package io.llmops.alerting.monitor;

import io.llmops.alerting.signal.Aggregate;
import java.time.Duration;

/**
 * Which number to take from what was recorded in a window.
 *
 * @param quantile between 0 and 1 for {@link Statistic#QUANTILE}, NaN for the others
 */
public record Measure(Statistic statistic, double quantile) {

    public enum Statistic {
        /** How many: values of a histogram, increase of a counter, looks at a gauge. */
        COUNT,
        /** {@link #COUNT} per second. */
        RATE,
        /** The sum of a histogram's values, or the increase of a counter. */
        SUM,
        /** The mean of a histogram's values or of a gauge's levels. */
        MEAN,
        /** A quantile of a histogram's values or of a gauge's levels. */
        QUANTILE
    }

    public static final Measure COUNT = new Measure(Statistic.COUNT, Double.NaN);
    public static final Measure RATE = new Measure(Statistic.RATE, Double.NaN);
    public static final Measure SUM = new Measure(Statistic.SUM, Double.NaN);
    public static final Measure MEAN = new Measure(Statistic.MEAN, Double.NaN);

    public Measure {
        if (statistic != Statistic.QUANTILE && !Double.isNaN(quantile)) {
            throw new IllegalArgumentException("A " + statistic + " has no quantile, so not " + quantile
                    + "; use Measure." + statistic + " or Measure.quantile(" + quantile + ")");
        }
        if (statistic == Statistic.QUANTILE && !(quantile >= 0 && quantile <= 1)) {
            throw new IllegalArgumentException(
                    "A quantile lies between 0 and 1, not at " + quantile + "; the 95th percentile is 0.95");
        }
    }

    public static Measure quantile(double q) {
        return new Measure(Statistic.QUANTILE, q);
    }

    /** Whether recording nothing makes it zero, where it is known that recording went on. */
    boolean isZeroWhenNothingHappens() {
        return statistic == Statistic.COUNT || statistic == Statistic.RATE || statistic == Statistic.SUM;
    }

    /** Whether twice the time makes it twice the number. */
    boolean growsWithTheWindow() {
        return statistic == Statistic.COUNT || statistic == Statistic.SUM;
    }

    /** The number, or NaN where it has no meaning: the sum of a gauge, the mean of a counter. */
    double of(Aggregate aggregate, Duration length) {
        return switch (statistic) {
            case COUNT -> count(aggregate);
            case RATE ->
                aggregate.kind() == Aggregate.Kind.GAUGE ? Double.NaN : count(aggregate) / (length.toMillis() / 1e3);
            case SUM -> aggregate.kind() == Aggregate.Kind.GAUGE ? Double.NaN : aggregate.sum();
            case MEAN -> aggregate.kind() == Aggregate.Kind.COUNTER ? Double.NaN : aggregate.sum() / aggregate.count();
            case QUANTILE -> aggregate.quantile(quantile);
        };
    }

    private static double count(Aggregate aggregate) {
        return aggregate.kind() == Aggregate.Kind.COUNTER ? aggregate.sum() : aggregate.count();
    }

    /** As people write it: {@code count}, {@code mean}, {@code p95}. */
    @Override
    public String toString() {
        return switch (statistic) {
            case COUNT -> "count";
            case RATE -> "rate per second";
            case SUM -> "sum";
            case MEAN -> "mean";
            case QUANTILE -> "p" + Prose.number(quantile * 100);
        };
    }
}
