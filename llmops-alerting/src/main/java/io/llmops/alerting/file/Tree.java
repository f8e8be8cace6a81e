package io.llmops.alerting.file;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object to be written, key by key; what is as it would be without being said is left out. */
public final class Tree {

    private static final Duration MOST_DAYS = Duration.ofDays(999_999_999);
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final double LARGEST_WHOLE = 1e15;
    private static final int LONGEST_PERCENT = 15;

    private final Map<String, Object> keys = new LinkedHashMap<>();

    public Tree put(String key, Object value) {
        keys.put(key, value instanceof Tree tree ? tree.keys : value);
        return this;
    }

    public Tree putUnless(Object usual, String key, Object value, Object written) {
        return value.equals(usual) ? this : put(key, written);
    }

    public Tree putUnless(Object usual, String key, Object value) {
        return putUnless(usual, key, value, value);
    }

    public Tree put(String key, Duration value) {
        return put(key, written(value));
    }

    public Tree putUnless(Duration usual, String key, Duration value) {
        return putUnless(usual, key, value, written(value));
    }

    public Tree put(String key, Optional<Duration> value) {
        return value.map(it -> put(key, it)).orElse(this);
    }

    public Tree putAll(Tree other) {
        keys.putAll(other.keys);
        return this;
    }

    public Map<String, Object> keys() {
        return keys;
    }

    public static List<Object> list(List<Tree> trees) {
        return trees.stream().<Object>map(Tree::keys).toList();
    }

    /** Exactly: {@code 1h30m}; where that takes parts of a millisecond, as ISO 8601 has it. */
    public static String written(Duration duration) {
        boolean plain = duration.toNanosPart() % NANOS_PER_MILLI == 0 && duration.compareTo(MOST_DAYS) < 0;
        if (!plain || duration.isNegative()) {
            return duration.toString();
        }
        String text = unit(duration.toDaysPart(), "d")
                + unit(duration.toHoursPart(), "h")
                + unit(duration.toMinutesPart(), "m")
                + unit(duration.toSecondsPart(), "s")
                + unit(duration.toMillisPart(), "ms");
        return text.isEmpty() ? "0s" : text;
    }

    private static String unit(long amount, String unit) {
        return amount == 0 ? "" : amount + unit;
    }

    /** Without a point where it is whole. */
    public static Object number(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < LARGEST_WHOLE;
        boolean negativeZero = number == 0 && 1 / number < 0;
        return whole && !negativeZero ? (Object) (long) number : (Object) number;
    }

    /** Such as {@code 2.5%}; as a number where that would be long. */
    public static Object percent(double share) {
        if (share == 0) {
            return number(share);
        }
        String percent =
                BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
        return percent.length() <= LONGEST_PERCENT ? percent + "%" : number(share);
    }
}
