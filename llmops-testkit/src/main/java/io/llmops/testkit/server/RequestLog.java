package io.llmops.testkit.server;

import java.util.ArrayDeque;
import java.util.List;

/** The latest requests, at most so many of them; none at all if the limit is 0. Safe for use by many threads. */
final class RequestLog {

    private final ArrayDeque<ModelRequest> latest = new ArrayDeque<>();
    private final int limit;

    RequestLog(int limit) {
        this.limit = limit;
    }

    void add(ModelRequest request) {
        if (limit == 0) {
            return;
        }
        synchronized (latest) {
            if (latest.size() == limit) {
                latest.removeFirst();
            }
            latest.addLast(request);
        }
    }

    List<ModelRequest> oldestFirst() {
        synchronized (latest) {
            return List.copyOf(latest);
        }
    }
}
