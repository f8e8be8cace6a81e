package io.llmops.instrument.publishers;

import io.llmops.call.CallBlockedException;
import io.llmops.record.ActiveCall;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Hands on what guardrails let through. One element may come out as none or as several, so the demand towards the bean is
 * reckoned anew: it is asked for no more than the host still waits for, and no more waits to be sent than guardrails held
 * back. For publishers of annotated methods, and for adapters whose client library streams.
 *
 * @param <T> the elements
 */
public final class ScreenedSubscriber<T> implements Flow.Subscriber<T>, Flow.Subscription {

    private final ActiveCall active;
    private final ElementScreen<T> elements;
    private final HostSide side;
    private final Outlet<T> outlet;
    /** What the bean was asked for and has not delivered. */
    private final AtomicLong awaited = new AtomicLong();

    private volatile Flow.@Nullable Subscription upstream;

    /**
     * @param call admitted, watched, and not ended; to be subscribed in its context
     */
    public ScreenedSubscriber(Flow.Subscriber<? super T> host, ActiveCall call, ElementScreen<T> elements) {
        this.active = call;
        this.elements = elements;
        this.side = new HostSide(active);
        this.outlet = new Outlet<>(host, side, this::askForMore);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        Objects.requireNonNull(subscription, "subscription");
        if (upstream != null) {
            subscription.cancel();
            return;
        }
        upstream = subscription;
        active.onCut(subscription::cancel);
        outlet.begin(this);
    }

    @Override
    public void onNext(T element) {
        Objects.requireNonNull(element, "element");
        if (!outlet.isOpen()) {
            return;
        }
        try {
            outlet.makeReady(elements.accept(element));
        } catch (CallBlockedException e) {
            outlet.end(e);
            return;
        }
        awaited.getAndUpdate(n -> n == Long.MAX_VALUE || n == 0 ? n : n - 1);
        outlet.send();
    }

    @Override
    public void onError(Throwable thrown) {
        Objects.requireNonNull(thrown, "error");
        if (outlet.hasEnded()) {
            return;
        }
        Throwable told = thrown;
        try {
            outlet.makeReady(elements.restOfBroken());
        } catch (CallBlockedException e) {
            told = e;
        }
        try {
            outlet.end(told);
        } finally {
            active.fail(thrown);
        }
    }

    @Override
    public void onComplete() {
        if (!outlet.hasEnded()) {
            elements.ended(
                    rest -> {
                        outlet.makeReady(rest);
                        outlet.end(null);
                    },
                    outlet::end);
        }
    }

    @Override
    public void request(long n) {
        if (n > 0) {
            outlet.request(n);
        } else if (outlet.hasEnded()) {
            outlet.clear();
            outlet.end(new IllegalArgumentException("§3.9: request must be positive, not " + n));
        } else {
            // the bean refuses it, by an error
            ask(n);
        }
    }

    private void askForMore() {
        long more = outlet.missing() - awaited.get();
        if (outlet.isOpen() && more > 0) {
            awaited.getAndUpdate(n -> n + more < 0 ? Long.MAX_VALUE : n + more);
            ask(more);
        }
    }

    private void ask(long n) {
        Flow.Subscription source = upstream;
        if (source != null) {
            side.request(() -> source.request(n));
        }
    }

    @Override
    public void cancel() {
        outlet.close();
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
