package io.llmops.alerting.monitor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/** Numbers and durations as people write them to each other. */
public final class Prose {

    private static final double LARGEST_PLAIN = 1e15;
    private static final double SMALLEST_PLAIN = 1e-6;

    private Prose() {}

    /** Three digits that matter, all of them before the point: {@code 2.31}, {@code 0.0123}, {@code 48211}. */
    public static String number(double number) {
        if (!Double.isFinite(number)) {
            return String.valueOf(number);
        }
        double size = Math.abs(number);
        BigDecimal exact = BigDecimal.valueOf(number);
        BigDecimal rounded = size >= 100 && size < LARGEST_PLAIN
                ? exact.setScale(0, RoundingMode.HALF_EVEN)
                : exact.round(new MathContext(3, RoundingMode.HALF_EVEN)).stripTrailingZeros();
        boolean plain = size == 0 || (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN);
        return plain ? rounded.toPlainString() : rounded.toString();
    }

    /** The two largest units: {@code 45s}, {@code 10m}, {@code 1h30m}, {@code 2d}. */
    public static String duration(Duration duration) {
        if (duration.isNegative()) {
            return "-" + duration(duration.negated());
        }
        if (duration.toDays() > 0) {
            return two(duration.toDays(), "d", duration.toHoursPart(), "h");
        }
        if (duration.toHours() > 0) {
            return two(duration.toHours(), "h", duration.toMinutesPart(), "m");
        }
        if (duration.toMinutes() > 0) {
            return two(duration.toMinutes(), "m", duration.toSecondsPart(), "s");
        }
        return duration.toSeconds() > 0 || duration.isZero() ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    private static String two(long large, String largeUnit, int small, String smallUnit) {
        return large + largeUnit + (small == 0 ? "" : small + smallUnit);
    }
}
