package io.llmops.alerting.signal;

/**
 * How large a {@link SignalHistory} may grow.
 *
 * <p>Where a number of series is reached, the series that has been silent longest makes room for a new one, if that was an
 * hour or more; otherwise the new one is dropped. Where the bytes are reached, all series forget their oldest hours, back to
 * what the widest cells hold; if that is not enough, those go that have been silent longest. Each is counted, and told once.
 *
 * @param seriesOfOneMetric most label sets of one metric
 * @param series most label sets in all
 * @param bytes of memory in all, as {@link SignalHistory#use} estimates it; kept to within what a minute brings
 */
public record HistoryLimits(int seriesOfOneMetric, int series, long bytes) {

    private static final long LEAST_BYTES = 1 << 16;

    public HistoryLimits {
        if (seriesOfOneMetric < 1 || series < seriesOfOneMetric) {
            throw new IllegalArgumentException("A history of at most " + seriesOfOneMetric + " series for a metric and "
                    + series + " in all makes no sense; give 1 or more, and no fewer in all than for one");
        }
        if (bytes < LEAST_BYTES) {
            throw new IllegalArgumentException("A history of at most " + bytes
                    + " bytes has no room for a single busy series; give " + LEAST_BYTES + " or more");
        }
    }

    /** 1,000 series of a metric, 4,000 in all, 64 MiB: enough for a thousand busy ones over eight days. */
    public static HistoryLimits standard() {
        return new HistoryLimits(1_000, 4_000, 64L << 20);
    }

    /** The same with other bounds on the number of series. */
    public HistoryLimits series(int ofOneMetric, int inAll) {
        return new HistoryLimits(ofOneMetric, inAll, bytes);
    }

    /** The same with another bound on memory. */
    public HistoryLimits bytes(long value) {
        return new HistoryLimits(seriesOfOneMetric, series, value);
    }
}
