package io.llmops.springboot.instrument;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** What became of the beans that ask models: for people to look at. Thread-safe. */
public final class InstrumentedBeanNames {

    private final Map<String, Entry> entries = new ConcurrentSkipListMap<>();

    InstrumentedBeanNames() {}

    /** What became of a bean. */
    public enum State {
        INSTRUMENTED,
        /** By the application itself. */
        ALREADY_INSTRUMENTED,
        /** By the application's wish. */
        TURNED_OFF,
        /** Nothing could stand in front of it; the log says why. */
        NOT_POSSIBLE
    }

    /**
     * One bean.
     *
     * @param type of the bean itself
     * @param as the interface by which it is known as a client, or the annotation
     */
    public record Entry(String bean, String type, String as, State state) {}

    void add(String bean, Class<?> type, String as, State state) {
        entries.put(bean, new Entry(bean, type.getName(), as, state));
    }

    /** By name. */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }
}
