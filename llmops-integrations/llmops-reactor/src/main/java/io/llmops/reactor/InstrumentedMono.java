package io.llmops.reactor;

import io.llmops.call.CallBlockedException;
import io.llmops.instrument.publishers.HostSide;
import io.llmops.instrument.returns.MethodCall;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/** A mono whose first subscription is the call that its method began; each later one is a call of its own. */
final class InstrumentedMono<T> extends Mono<T> {

    private final AtomicBoolean begun = new AtomicBoolean();
    private final Mono<T> bean;
    private final MethodCall first;

    /**
     * @param call admitted, watched, and not ended
     */
    InstrumentedMono(Mono<T> bean, MethodCall call) {
        this.bean = bean;
        this.first = call;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> host) {
        if (begun.compareAndSet(false, true)) {
            subscribe(host, first);
            return;
        }
        MethodCall again = first.again();
        Optional<Object> reply;
        try {
            reply = again.admit();
        } catch (CallBlockedException e) {
            Operators.error(host, e);
            return;
        }
        if (reply.isPresent()) {
            Mono.just(InstrumentedMono.<T>answer(reply.get())).subscribe(host);
            return;
        }
        again.active().watch();
        subscribe(host, again);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the mapping made it to be an answer
    static <T> T answer(Object made) {
        return (T) made;
    }

    private void subscribe(CoreSubscriber<? super T> host, MethodCall call) {
        HostSide side = new HostSide(call.active());
        try {
            side.request(() ->
                    bean.subscribe(new WholeAnswer<>(host, call, side, Contexts.withCurrent(host.currentContext()))));
        } catch (Throwable t) {
            call.active().fail(t);
            throw t;
        }
    }
}
