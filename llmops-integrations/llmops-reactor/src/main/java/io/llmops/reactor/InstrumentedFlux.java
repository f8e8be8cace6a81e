package io.llmops.reactor;

import io.llmops.instrument.publishers.InstrumentedPublisher;
import io.llmops.instrument.returns.MethodCall;
import java.util.concurrent.Flow;
import org.reactivestreams.FlowAdapters;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.util.context.ContextView;

/** An {@link InstrumentedPublisher} that passes the host's Reactor context on to the bean's flux. */
final class InstrumentedFlux<T> extends Flux<T> {

    private final Flux<T> bean;
    private final InstrumentedPublisher<T> calls;

    /**
     * @param call admitted, watched, and not ended
     */
    InstrumentedFlux(Flux<T> bean, MethodCall call) {
        this.bean = bean;
        this.calls = new InstrumentedPublisher<>(FlowAdapters.toFlowPublisher(bean), call);
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> host) {
        calls.subscribe(FlowAdapters.toFlowSubscriber(host), beanFor(host.currentContext()));
    }

    /** To be subscribed in the context of the call. */
    private Flow.Publisher<T> beanFor(ContextView host) {
        return subscriber -> bean.contextWrite(none -> Contexts.withCurrent(none.putAll(host)))
                .subscribe(FlowAdapters.toSubscriber(subscriber));
    }
}
