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
                                .filter(value -> matches(it.getValue(), value))
                                .isPresent());
    }

    /** Whether any alert of this monitor could be meant. */
    public boolean mayMean(String monitorName) {
        return matches(monitor, monitorName);
    }

    /** One pass over the text; a star that was too short is made longer by one. */
    private static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int starredUntil = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                starredUntil = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++starredUntil;
            } else {
                return false;
            }
        }
        return pattern.substring(p).chars().allMatch(it -> it == '*');
    }

    @Override
    public String toString() {
        return monitor + (labels.isEmpty() ? "" : " " + labels);
    }
}
