package io.llmops.alerting.digest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Small numbers for a bounded set of names, for as long as the process lives. 0 stands for all names beyond the bound, so
 * that an endless row of new ones costs nothing. Thread-safe.
 */
public final class Names {

    /** The name of id 0. */
    public static final String OTHER = "_OTHER";

    private static final int LONGEST = 200;

    private final Map<String, Integer> ids = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<String> names;

    /** With room for so many names beside {@link #OTHER}. */
    Names(int most) {
        names = new AtomicReferenceArray<>(most + 1);
        names.set(0, OTHER);
    }

    int idOf(String name) {
        Integer known = ids.get(name);
        return known == null ? newId(name) : known;
    }

    private int newId(String name) {
        if (ids.size() >= names.length() - 1 || name.length() > LONGEST) {
            return 0;
        }
        synchronized (names) {
            int next = ids.size() + 1;
            Integer known = ids.get(name);
            if (known != null || next >= names.length()) {
                return known == null ? 0 : known;
            }
            names.set(next, name);
            ids.put(name, next);
            return next;
        }
    }

    /** The name of an id; {@link #OTHER} of one that was never given. */
    public String name(int id) {
        String name = id < 0 || id >= names.length() ? null : names.get(id);
        return name == null ? OTHER : name;
    }
}
