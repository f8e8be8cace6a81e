package io.llmops.alerting.notify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The latest notifications of one notifier that were given up. Used under a lock. */
final class DeadLetters {

    static final int MOST = 200;

    private final Deque<Dead> all = new ArrayDeque<>();

    /** @param letters what it is made of */
    record Dead(DeadLetter letter, List<Long> letters) {}

    void add(DeadLetter letter, List<Long> letters) {
        all.addLast(new Dead(letter, List.copyOf(letters)));
        if (all.size() > MOST) {
            all.removeFirst();
        }
    }

    /** All of them; none is left. */
    List<Dead> takeAll() {
        List<Dead> taken = new ArrayList<>(all);
        all.clear();
        return taken;
    }

    List<DeadLetter> all() {
        return all.stream().map(Dead::letter).toList();
    }

    int size() {
        return all.size();
    }
}
