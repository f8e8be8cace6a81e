package io.llmops.instrument.publishers;

import io.llmops.call.CallBlockedException;
import io.llmops.instrument.elements.Elements;
import io.llmops.instrument.returns.MethodCall;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A publisher whose first subscription is the call that its method began; each later one, which asks the provider again
 * where the publisher is cold, is a call of its own. Where no guardrail enforces, elements, demand and order are the
 * bean's own; else they go through the guardrails, and demand is kept all the same.
 *
 * @param <T> the elements
 */
public final class InstrumentedPublisher<T> implements Flow.Publisher<T> {

    private final Flow.Publisher<T> source;
    private final MethodCall first;
    private final AtomicBoolean begun = new AtomicBoolean();

    /**
     * @param call admitted, watched, and not ended
     */
    public InstrumentedPublisher(Flow.Publisher<T> source, MethodCall call) {
        this.source = source;
        this.first = call;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        subscribe(subscriber, source);
    }

    /**
     * Subscribes to this source instead, in the context of the call: for libraries whose sources know their subscriber, as
     * Reactor's do.
     *
     * @param from the bean's publisher, as it is for this subscriber
     */
    public void subscribe(Flow.Subscriber<? super T> subscriber, Flow.Publisher<T> from) {
        Objects.requireNonNull(subscriber, "subscriber");
        if (begun.compareAndSet(false, true)) {
            subscribe(subscriber, from, first);
            return;
        }
        MethodCall again = first.again();
        Optional<Object> reply;
        try {
            reply = again.admit();
        } catch (CallBlockedException e) {
            new EndedPublisher<T>(null, e).subscribe(subscriber);
            return;
        }
        if (reply.isPresent()) {
            new EndedPublisher<T>(element(reply.get()), null).subscribe(subscriber);
            return;
        }
        again.active().watch();
        subscribe(subscriber, from, again);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the mapping made it to be an element
    private static <T> T element(Object reply) {
        return (T) reply;
    }

    private static <T> void subscribe(Flow.Subscriber<? super T> subscriber, Flow.Publisher<T> from, MethodCall call) {
        Flow.Subscriber<T> between = call.active().enforcesOutput()
                ? new ScreenedSubscriber<>(subscriber, call.active(), new MethodScreen<>(call))
                : new WatchedSubscriber<>(subscriber, call.active(), new MethodWatch<>(new Elements(call)));
        try {
            new HostSide(call.active()).request(() -> from.subscribe(between));
        } catch (Throwable t) {
            call.active().fail(t);
            throw t;
        }
    }

    /** Tells the chain of wrappers. */
    @Override
    public String toString() {
        return "InstrumentedPublisher(" + source + ")";
    }
}
