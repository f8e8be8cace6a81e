package io.llmops.alerting.signal;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What tells one series, group or alert from another: {@code {gen_ai.provider.name=openai, gen_ai.request.model=gpt-4o}}.
 *
 * <p>Immutable, sorted by key. A class and not a record because it is a map key on every tick: the hash is computed
 * once.
 */
public final class Labels {

    private static final Labels NONE = new Labels(new String[0]);

    private final String[] pairs; // key, value, key, value, ... sorted by key
    private final int hash;

    private Labels(String[] pairs) {
        this.pairs = pairs;
        this.hash = Arrays.hashCode(pairs);
    }

    public static Labels none() {
        return NONE;
    }

    /** Labels from alternating keys and values. */
    public static Labels of(String... keysAndValues) {
        if (keysAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("Labels need a value for every key, got " + List.of(keysAndValues));
        }
        Map<String, String> map = new TreeMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (map.put(keysAndValues[i], keysAndValues[i + 1]) != null) {
                throw new IllegalArgumentException("Label \"" + keysAndValues[i] + "\" is given twice; give it once");
            }
        }
        return of(map);
    }

    public static Labels of(Map<String, String> map) {
        if (map.isEmpty()) {
            return NONE;
        }
        String[] pairs = new String[map.size() * 2];
        int next = 0;
        for (Map.Entry<String, String> label : new TreeMap<>(map).entrySet()) {
            pairs[next++] = label.getKey();
            pairs[next++] = label.getValue();
        }
        return new Labels(pairs);
    }

    public Optional<String> get(String key) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equals(key)) {
                return Optional.of(pairs[i + 1]);
            }
        }
        return Optional.empty();
    }

    /** The labels with these keys. A key that is absent here is absent there: it never becomes an empty value. */
    public Labels pick(List<String> keys) {
        String[] picked = new String[pairs.length];
        int next = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            if (keys.contains(pairs[i])) {
                picked[next++] = pairs[i];
                picked[next++] = pairs[i + 1];
            }
        }
        if (next == pairs.length) {
            return this;
        }
        return next == 0 ? NONE : new Labels(Arrays.copyOf(picked, next));
    }

    /** These labels and the others; where both have a key, the other value wins. */
    public Labels plus(Labels others) {
        if (others.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return others;
        }
        Map<String, String> both = new TreeMap<>(asMap());
        both.putAll(others.asMap());
        return of(both);
    }

    /** About how much memory they take, if their texts are not shared. */
    long memoryBytes() {
        long bytes = 40 + 4L * pairs.length;
        for (String each : pairs) {
            bytes += 48 + each.length();
        }
        return bytes;
    }

    public boolean isEmpty() {
        return pairs.length == 0;
    }

    /** The same labels as an unmodifiable map in key order. */
    public Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return Collections.unmodifiableMap(map);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Labels labels && hash == labels.hash && Arrays.equals(pairs, labels.pairs);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return asMap().toString();
    }
}
