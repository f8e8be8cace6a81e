package io.llmops.alerting.triage;

import io.llmops.alerting.digest.Digest.TraceId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/** The last traces of calls that count, of customers that may be named. */
final class Examples {

    private static final int EACH = 3;
    private static final int MOST = 1 << 11; // customers

    private final Map<Long, Deque<TraceId>> traces = new HashMap<>();

    /** @param wanted who is kept when there are too many */
    void add(long customer, TraceId trace, LongPredicate wanted) {
        if (trace.hex().isEmpty()) {
            return;
        }
        if (traces.size() >= MOST && !traces.containsKey(customer)) {
            traces.keySet().removeIf(each -> !wanted.test(each));
        }
        if (traces.size() < MOST) {
            Deque<TraceId> last = traces.computeIfAbsent(customer, any -> new ArrayDeque<>(EACH));
            if (last.size() == EACH) {
                last.removeLast();
            }
            last.addFirst(trace);
        }
    }

    /** The latest first, in hex. */
    List<String> of(long customer) {
        return traces.getOrDefault(customer, new ArrayDeque<>()).stream()
                .map(TraceId::hex)
                .flatMap(Optional::stream)
                .toList();
    }
}
