package io.llmops.instrument.publishers;

import io.llmops.record.ActiveCall;
import java.util.Objects;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Hands on every signal as it comes, and notes it. For publishers of annotated methods, and for adapters whose client library
 * streams, where no guardrail enforces: elements, demand and order are the source's own.
 *
 * @param <T> the elements
 */
public final class WatchedSubscriber<T> implements Flow.Subscriber<T>, Flow.Subscription {

    private final Flow.Subscriber<? super T> host;
    private final ActiveCall active;
    private final ElementWatch<T> elements;
    private final HostSide side;
    private volatile Flow.@Nullable Subscription upstream;

    /**
     * @param call admitted, watched, and not ended; to be subscribed in its context
     */
    public WatchedSubscriber(Flow.Subscriber<? super T> host, ActiveCall call, ElementWatch<T> elements) {
        this.host = host;
        this.active = call;
        this.elements = elements;
        this.side = new HostSide(active);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        if (upstream != null) {
            subscription.cancel();
            return;
        }
        upstream = Objects.requireNonNull(subscription, "subscription");
        side.signal(() -> host.onSubscribe(this));
    }

    @Override
    public void onNext(T element) {
        elements.note(element);
        side.signal(() -> host.onNext(element));
    }

    @Override
    public void onError(Throwable error) {
        try {
            side.signal(() -> host.onError(error));
        } finally {
            active.fail(error);
        }
    }

    @Override
    public void onComplete() {
        elements.ended(() -> side.signal(host::onComplete));
    }

    @Override
    public void request(long n) {
        Flow.Subscription source = upstream;
        if (source != null) {
            side.request(() -> source.request(n));
        }
    }

    @Override
    public void cancel() {
        Flow.Subscription source = upstream;
        try {
            active.cancel(); // what the source says to being stopped is no failure
        } finally {
            if (source != null) {
                side.request(source::cancel);
            }
        }
    }
}
