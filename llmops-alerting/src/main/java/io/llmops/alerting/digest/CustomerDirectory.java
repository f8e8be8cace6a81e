package io.llmops.alerting.digest;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;

/**
 * The names behind the hashes of customers, for those who asked to see them. Bounded: when it is full, new names wait until
 * {@link #retain} has made room. Names stay in memory. Thread-safe.
 */
public final class CustomerDirectory {

    private static final int MOST = 1 << 13;
    private static final int LONGEST = 200; // characters

    private final Map<Long, String> names = new ConcurrentHashMap<>();

    /** Of nobody yet. */
    public CustomerDirectory() {}

    /** Whoever has this hash has this name. */
    public void put(long customer, String name) {
        if (names.size() < MOST && !names.containsKey(customer)) {
            names.put(customer, name.length() > LONGEST ? name.substring(0, LONGEST) : name);
        }
    }

    public Optional<String> name(long customer) {
        return Optional.ofNullable(names.get(customer));
    }

    public boolean isFull() {
        return names.size() >= MOST;
    }

    /** Forgets all but those that somebody may still want to name. */
    public void retain(LongPredicate wanted) {
        names.keySet().removeIf(customer -> !wanted.test(customer));
    }
}
