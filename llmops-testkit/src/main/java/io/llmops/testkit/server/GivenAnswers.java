package io.llmops.testkit.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The latest answers by id, at most so many of them; none at all if the limit is 0. Safe for use by many threads. */
final class GivenAnswers {

    private final Map<String, Completion> latest = new LinkedHashMap<>();
    private final int limit;

    GivenAnswers(int limit) {
        this.limit = limit;
    }

    synchronized void add(Completion completion) {
        if (limit == 0) {
            return;
        }
        latest.put(completion.id(), completion);
        if (latest.size() > limit) {
            latest.remove(latest.keySet().iterator().next());
        }
    }

    synchronized Optional<Completion> find(String id) {
        return Optional.ofNullable(latest.get(id));
    }
}
