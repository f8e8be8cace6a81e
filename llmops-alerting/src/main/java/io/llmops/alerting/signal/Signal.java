package io.llmops.alerting.signal;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which numbers to look at: a metric by the name it has in OpenTelemetry, the series of it that match, and the labels to
 * keep apart.
 *
 * <pre>{@code
 * Signal.of("gen_ai.client.inference.duration").where("error.type", "*").by("gen_ai.request.model")
 * }</pre>
 *
 * @param where label → exact value, or {@value #PRESENT} for any value, or {@value #ABSENT} for none, or
 *     {@code !one,other} for any value but these, or {@code ?!one,other*} for any but these or none; a star at the end
 *     of one of them there stands for any further characters
 * @param by labels to group by; all else is merged. A series without such a label is in a group without it
 */
public record Signal(String metric, Map<String, String> where, List<String> by) {

    /** Matches any value, as long as there is one. */
    public static final String PRESENT = "*";

    /** Matches series without this label. */
    public static final String ABSENT = "!";

    /** Before values, matches any but these, and series without this label. */
    public static final String NONE_OR_BUT = "?!";

    public Signal {
        if (metric.isBlank()) {
            throw new IllegalArgumentException(
                    "A signal needs the name of a metric, such as gen_ai.client.inference.duration");
        }
        where = Collections.unmodifiableMap(new TreeMap<>(where));
        by = by.stream().distinct().sorted().toList();
    }

    public static Signal of(String metric) {
        return new Signal(metric, Map.of(), List.of());
    }

    /**
     * Only series whose label has this value, see {@link #PRESENT} and {@link #ABSENT}; {@code !one,other} means any but these,
     * {@code ?!one,other*} any but these or none.
     */
    public Signal where(String label, String value) {
        Map<String, String> narrower = new TreeMap<>(where);
        if (narrower.put(label, value) != null) {
            throw new IllegalArgumentException("Signal " + this + " already says what " + label + " must be");
        }
        return new Signal(metric, narrower, by);
    }

    /** One group for each combination of values of these labels. */
    public Signal by(String... labels) {
        return new Signal(metric, where, Arrays.asList(labels));
    }

    boolean matches(Labels labels) {
        for (Map.Entry<String, String> wanted : where.entrySet()) {
            if (!matches(wanted.getValue(), labels.get(wanted.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(String wanted, Optional<String> value) {
        if (wanted.startsWith(NONE_OR_BUT)) {
            String[] excluded = wanted.substring(NONE_OR_BUT.length()).split(",", -1);
            return value.isEmpty() || Arrays.stream(excluded).noneMatch(it -> isLike(it, value.get()));
        }
        return switch (wanted) {
            case PRESENT -> value.isPresent();
            case ABSENT -> value.isEmpty();
            default ->
                wanted.startsWith(ABSENT)
                        ? value.isPresent()
                                && !Arrays.asList(wanted.substring(1).split(",", -1))
                                        .contains(value.get())
                        : value.filter(wanted::equals).isPresent();
        };
    }

    private static boolean isLike(String pattern, String value) {
        return pattern.endsWith(PRESENT)
                ? value.startsWith(pattern.substring(0, pattern.length() - 1))
                : value.equals(pattern);
    }

    /**
     * As people read it: {@code gen_ai.client.inference.duration{error.type=*} by gen_ai.request.model}. Any but these, or none, is
     * written as Prometheus does: {@code llmops.cost{llmops.feature!=llmops.*}}.
     */
    @Override
    public String toString() {
        return series() + (by.isEmpty() ? "" : " by " + String.join(", ", by));
    }

    /** The same without the grouping, where it is known which group is meant: {@code llmops.cost{gen_ai.request.model=*}}. */
    public String series() {
        return where.isEmpty()
                ? metric
                : where.entrySet().stream().map(Signal::narrowed).collect(Collectors.joining(", ", metric + "{", "}"));
    }

    private static String narrowed(Map.Entry<String, String> one) {
        String value = one.getValue();
        return value.startsWith(NONE_OR_BUT)
                ? one.getKey() + "!=" + value.substring(NONE_OR_BUT.length())
                : one.getKey() + "=" + value;
    }
}
