package io.llmops.alerting.react;

import java.util.LinkedHashSet;
import java.util.Set;

/** The last 10,000 things that were dealt with. Safe for use by many threads. */
final class Seen {

    private static final int MOST = 10_000;

    private final Set<String> ids = new LinkedHashSet<>(); // guarded by this

    /** Whether it is new; it is not any more. */
    synchronized boolean add(String id) {
        boolean isNew = ids.add(id);
        if (ids.size() > MOST) {
            ids.remove(ids.iterator().next());
        }
        return isNew;
    }

    /** It was not dealt with after all. */
    synchronized void remove(String id) {
        ids.remove(id);
    }
}
