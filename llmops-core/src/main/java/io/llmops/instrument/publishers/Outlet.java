package io.llmops.instrument.publishers;

import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Sends a host what is ready, as it asks for it, one signal after the other (§1.1, §1.3); the end comes after all that is
 * ready. Whoever comes first sends; others, on other threads or further out on the stack, tell it to look again.
 */
final class Outlet<T> {

    private final Queue<T> ready = new ConcurrentLinkedQueue<>();
    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger turns = new AtomicInteger();
    private final HostSide side;
    private final Runnable whenSent;
    /** Dropped at the end, so that nothing holds on to the host (§3.13). */
    private volatile Flow.@Nullable Subscriber<? super T> host;

    private volatile @Nullable Throwable error;
    private volatile boolean ended;

    /**
     * @param whenSent called after what could be sent was
     */
    Outlet(Flow.Subscriber<? super T> host, HostSide side, Runnable whenSent) {
        this.host = host;
        this.side = side;
        this.whenSent = whenSent;
    }

    boolean isOpen() {
        return host != null && !ended;
    }

    boolean hasEnded() {
        return ended;
    }

    void begin(Flow.Subscription subscription) {
        Flow.Subscriber<? super T> told = host;
        if (told != null) {
            side.signal(() -> told.onSubscribe(subscription));
        }
    }

    void makeReady(List<T> elements) {
        for (T element : elements) {
            ready.add(Objects.requireNonNull(element, "element"));
        }
    }

    void end(@Nullable Throwable thrown) {
        error = thrown;
        ended = true;
        send();
    }

    void request(long n) {
        demand.getAndUpdate(before -> before + n < 0 ? Long.MAX_VALUE : before + n);
        send();
    }

    /** How many elements the host waits for that are not ready; {@link Long#MAX_VALUE} if for all. */
    long missing() {
        long wanted = demand.get();
        return wanted == Long.MAX_VALUE ? wanted : wanted - ready.size();
    }

    /** Nothing more is sent; what is ready is forgotten. */
    void close() {
        host = null;
        ready.clear();
    }

    void clear() {
        ready.clear();
    }

    void send() {
        if (turns.getAndIncrement() != 0) {
            return;
        }
        boolean done = false;
        try {
            int seen = 1;
            while (seen != 0) {
                sendReady();
                sendEnd();
                whenSent.run();
                seen = turns.addAndGet(-seen);
            }
            done = true;
        } finally {
            if (!done) {
                // the host threw, against §2.13: what comes next must still reach it
                turns.set(0);
            }
        }
    }

    private void sendReady() {
        while (demand.get() > 0) {
            Flow.Subscriber<? super T> told = host;
            T element = told == null ? null : ready.poll();
            if (told == null || element == null) {
                return;
            }
            demand.getAndUpdate(n -> n == Long.MAX_VALUE ? n : n - 1);
            side.signal(() -> told.onNext(element));
        }
    }

    private void sendEnd() {
        boolean over = ended;
        Flow.Subscriber<? super T> told = host;
        if (!over || told == null || !ready.isEmpty()) {
            return;
        }
        host = null;
        Throwable thrown = error;
        side.signal(thrown == null ? told::onComplete : () -> told.onError(thrown));
    }
}
