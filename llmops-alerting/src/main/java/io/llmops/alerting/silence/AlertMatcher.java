package io.llmops.alerting.silence;

import io.llmops.alerting.signal.Labels;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which alerts are meant: those whose monitor and labels match, all of them at once. In a pattern {@code *} stands for any
 * characters, or none; a label that is to match has to be there.
 *
 * <pre>{@code
 * AlertMatcher.monitor("slow-*").label("gen_ai.request.model", "gpt-4o")
 * }</pre>
 */
public record AlertMatcher(String monitor, Map<String, String> labels) {

    private static final String ANY = "*";

    public AlertMatcher {
        if (monitor.isBlank()) {
            throw new IllegalArgumentException("No monitor has a blank name; give one, or * for all");
        }
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    /** Every alert there is. */
    public static AlertMatcher everything() {
        return monitor(ANY);
    }

    public static AlertMatcher monitor(String pattern) {
        return new AlertMatcher(pattern, Map.of());
    }

    /** Only alerts with this label too. */
    public AlertMatcher label(String name, String pattern) {
        Map<String, String> more = new TreeMap<>(labels);
        if (more.put(name, pattern) != null) {
            throw new IllegalArgumentException("It is already said what " + name + " must be");
        }
        return new AlertMatcher(monitor, more);
    }

    boolean matches(String monitorName, Labels alert) {
        return mayMean(monitorName)
                && labels.entrySet().stream()
                        .allMatch(it -> alert.get(it.getKey())
                                .filter(value -> Glob.matches(it.getValue(), value))
                                .isPresent());
    }

    /** Whether any alert of this monitor could be meant. */
    public boolean mayMean(String monitorName) {
        return Glob.matches(monitor, monitorName);
    }

    /** Whether some alert may match both. */
    boolean overlaps(AlertMatcher other) {
        return Glob.overlap(monitor, other.monitor)
                && labels.entrySet().stream()
                        .allMatch(it -> Glob.overlap(it.getValue(), other.labels.getOrDefault(it.getKey(), "*")));
    }

    @Override
    public String toString() {
        return monitor + (labels.isEmpty() ? "" : " " + labels);
    }
}
