package io.llmops.cli.backtest;

import io.llmops.alerting.monitor.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** A value and its limit over the time of a history, in a few hundred columns of equal width. */
final class Timeline {

    static final int COLUMNS = 480;

    final double[] low = filled();
    final double[] high = filled();
    final double[] limit = filled();
    private final Instant begin;
    private final double millisAColumn;

    Timeline(Instant begin, Instant end) {
        this.begin = begin;
        this.millisAColumn = Math.max(1, Duration.between(begin, end).toMillis()) / (double) COLUMNS;
    }

    static double[] filled() {
        double[] numbers = new double[COLUMNS];
        Arrays.fill(numbers, Double.NaN);
        return numbers;
    }

    void add(Reading reading, Instant now) {
        int column = column(now);
        if (Double.isFinite(reading.value()) && reading.state() != Reading.State.NO_DATA) {
            low[column] = least(low[column], reading.value());
            high[column] = most(high[column], reading.value());
        }
        if (Double.isFinite(reading.limit())) {
            limit[column] = reading.limit();
        }
    }

    /** The column that a moment lies in; the nearest one if it lies in none. */
    int column(Instant moment) {
        long millis = Duration.between(begin, moment).toMillis();
        return (int) Math.max(0, Math.min(COLUMNS - 1, millis / millisAColumn));
    }

    boolean isEmpty() {
        return Arrays.stream(high).noneMatch(Double::isFinite);
    }

    static double least(double one, double other) {
        return Double.isNaN(one) ? other : Math.min(one, other);
    }

    static double most(double one, double other) {
        return Double.isNaN(one) ? other : Math.max(one, other);
    }
}
