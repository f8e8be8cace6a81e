package io.llmops.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One value of a file of settings, and where it stands. Each reader throws {@link ConfigException} for a value of another kind. */
public final class ConfigNode {

    private static final Map<Class<?>, String> KINDS = Map.of(
            String.class, "a text", Double.class, "a number", Long.class, "a number", Boolean.class, "true or false");

    private static final Pattern PERCENT = Pattern.compile("(-?\\d{1,18}(?:\\.\\d{1,18})?)\\s?%");

    private final Place place;
    /** A text, a number, a truth value, a list, a map, or nothing. */
    private final @Nullable Object value;

    ConfigNode(Place place, @Nullable Object value) {
        this.place = place;
        this.value = value;
    }

    public Place place() {
        return place;
    }

    public boolean isText() {
        return value instanceof String;
    }

    public boolean isObject() {
        return value instanceof Map;
    }

    /** A text that is not blank. */
    public String text() {
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw isText() ? error("must not be empty") : wrong("a text");
    }

    /** A text, which may be empty. */
    public String anyText() {
        if (value instanceof String text) {
            return text;
        }
        throw wrong("a text");
    }

    public boolean truth() {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw wrong("true or false");
    }

    public double number() {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong("a number");
    }

    /** A number from {@code least} to {@code most}. */
    public double number(double least, double most) {
        double number = number();
        if (number >= least && number <= most) {
            return number;
        }
        throw error("must be from " + plain(least) + " to " + plain(most) + ", not " + plain(number));
    }

    /** A whole number that is greater than 0. */
    public int positive() {
        if (value instanceof Long whole && whole > 0 && whole <= Integer.MAX_VALUE) {
            return whole.intValue();
        }
        throw value instanceof Number number
                ? error("must be a whole number greater than 0, not " + plain(number.doubleValue()))
                : wrong("a whole number greater than 0");
    }

    /** A whole number from {@code least} to {@code most}. */
    public long wholeNumber(long least, long most) {
        if (value instanceof Long whole && whole >= least && whole <= most) {
            return whole;
        }
        String wanted = "a whole number from " + least + " to " + most;
        throw value instanceof Number number
                ? error("must be " + wanted + ", not " + plain(number.doubleValue()))
                : wrong(wanted);
    }

    /** A number, or a text such as {@code 5%}, which is 0.05. */
    public double numberOrPercent() {
        if (value instanceof String text) {
            Matcher percent = PERCENT.matcher(text);
            if (percent.matches()) {
                return new BigDecimal(percent.group(1)).movePointLeft(2).doubleValue();
            }
        }
        if (value instanceof Number) {
            return number();
        }
        throw wrong("a number or a percentage such as 5%");
    }

    /**
     * A length of time such as {@code 200ms}, {@code 10s}, {@code 5m}, {@code 1h30m}, {@code 7d} or {@code PT10M}; not
     * nothing.
     */
    public Duration duration() {
        Duration duration = length();
        if (duration.isZero() || duration.isNegative()) {
            throw error("must be longer than nothing");
        }
        return duration;
    }

    /** A length of time as for {@link #duration()}, or nothing, which is {@code 0} or {@code 0s}. */
    public Duration durationOrZero() {
        if (value instanceof Long whole && whole == 0) {
            return Duration.ZERO;
        }
        Duration duration = length();
        if (duration.isNegative()) {
            throw error("must not be negative");
        }
        return duration;
    }

    private Duration length() {
        String text = value instanceof String given ? given : "";
        return Durations.parse(text)
                .orElseThrow(() -> error("must be a length of time such as 200ms, 10s, 5m, 2h or 7d, not " + shown()));
    }

    /** One of an enum's constants, written small, with {@code -} or {@code _} between words. */
    public <E extends Enum<E>> E oneOf(Class<E> type) {
        String wanted = text().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> error("must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + ", not " + shown()));
    }

    @SuppressWarnings("unchecked") // made by ConfigFile
    public List<ConfigNode> items() {
        if (value instanceof List) {
            return (List<ConfigNode>) value;
        }
        throw wrong("a list");
    }

    /** A list of texts; a single text is a list of one. */
    public List<String> texts() {
        return isText()
                ? List.of(text())
                : items().stream().map(ConfigNode::text).toList();
    }

    @SuppressWarnings("unchecked") // made by ConfigFile
    public ConfigObject object() {
        if (value instanceof Map) {
            return new ConfigObject(place, (Map<String, ConfigNode>) value);
        }
        throw wrong("an object with keys");
    }

    /** An error about this value, for what only the reader can know to be wrong. */
    public ConfigException error(String problem) {
        return new ConfigException(place, problem);
    }

    private ConfigException wrong(String wanted) {
        return error("must be " + wanted + ", not " + shown());
    }

    /** Texts may be secrets, and are not shown. */
    private String shown() {
        if (value == null) {
            return "nothing";
        }
        if (value instanceof List) {
            return "a list";
        }
        if (value instanceof Map) {
            return "an object";
        }
        return value instanceof String ? "this text" : value.toString();
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    /** Tells the kind and the place, not the value: it may be a secret. */
    @Override
    public String toString() {
        return place + " (" + (value == null ? "nothing" : KINDS.getOrDefault(value.getClass(), shown())) + ")";
    }
}
