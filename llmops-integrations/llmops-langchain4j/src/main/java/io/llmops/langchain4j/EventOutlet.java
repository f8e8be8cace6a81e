package io.llmops.langchain4j;

import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.llmops.record.ActiveCall;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Sends a host's subscriber the events that may go on: they wait until it asks for them, and the end comes last. */
final class EventOutlet implements Flow.Subscription {

    private final Queue<ChatModelStreamingEvent> ready = new ConcurrentLinkedQueue<>();
    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger turns = new AtomicInteger();
    private final ActiveCall call;
    private final @Nullable StreamingHandle provider;
    private volatile Flow.@Nullable Subscriber<? super ChatModelStreamingEvent> host;
    private volatile @Nullable Throwable error;
    private volatile boolean ended;

    EventOutlet(
            ActiveCall call,
            Flow.Subscriber<? super ChatModelStreamingEvent> host,
            @Nullable StreamingHandle provider) {
        this.call = call;
        this.host = host;
        this.provider = provider;
    }

    /** For an answer that no provider gives. */
    static EventOutlet begin(ActiveCall call, Flow.Subscriber<? super ChatModelStreamingEvent> host) {
        EventOutlet outlet = new EventOutlet(call, host, null);
        outlet.begin();
        return outlet;
    }

    void begin() {
        signal(told -> told.onSubscribe(this));
    }

    void end() {
        ended = true;
        send();
    }

    void add(ChatModelStreamingEvent event) {
        ready.add(event);
        send();
    }

    void fail(Throwable thrown) {
        error = thrown;
        end();
    }

    @Override
    public void request(long n) {
        if (n <= 0) {
            cancel(provider);
            ready.clear();
            fail(new IllegalArgumentException("§3.9: request must be positive, not " + n));
            return;
        }
        demand.getAndUpdate(before -> before + n < 0 ? Long.MAX_VALUE : before + n);
        send();
    }

    @Override
    public void cancel() {
        host = null;
        ready.clear();
        cancel(provider);
    }

    private void cancel(@Nullable StreamingHandle source) {
        try {
            call.cancel();
        } finally {
            if (source != null) {
                source.cancel();
            }
        }
    }

    /** One signal after the other (§1.3): whoever comes first sends, others tell it to look again. */
    private void send() {
        if (turns.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        try {
            while (seen != 0) {
                sendReady();
                seen = turns.addAndGet(-seen);
            }
        } finally {
            if (seen != 0) {
                turns.set(0); // the host threw, against §2.13
            }
        }
    }

    private void sendReady() {
        boolean over = ended;
        while (demand.get() > 0 && !ready.isEmpty()) {
            ChatModelStreamingEvent event = ready.poll();
            if (event != null) {
                demand.getAndUpdate(n -> n == Long.MAX_VALUE ? n : n - 1);
                signal(told -> told.onNext(event));
            }
        }
        if (over && ready.isEmpty()) {
            Throwable thrown = error;
            signal(told -> {
                host = null;
                if (thrown == null) {
                    told.onComplete();
                } else {
                    told.onError(thrown);
                }
            });
        }
    }

    /** What to tell a host that still listens. */
    private interface Signal {
        void to(Flow.Subscriber<? super ChatModelStreamingEvent> host);
    }

    private void signal(Signal signal) {
        Flow.Subscriber<? super ChatModelStreamingEvent> told = host;
        if (told == null) {
            return;
        }
        call.enterHost();
        try {
            signal.to(told);
        } finally {
            call.leaveHost();
        }
    }
}
