package io.llmops.reactor;

import io.llmops.call.CallBlockedException;
import io.llmops.instrument.returns.MethodCall;
import io.llmops.instrument.returns.ReturnTypeHandler;
import io.llmops.instrument.returns.Types;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** {@link Flux}, and {@link Publisher} where it is declared: the first subscription runs the call, each later one is another. */
public final class FluxHandler implements ReturnTypeHandler {

    public FluxHandler() {}

    @Override
    public Optional<Answers> answers(Type returnType) {
        Class<?> raw = Types.raw(returnType);
        return raw == Flux.class || raw == Publisher.class
                ? Optional.of(new Answers(Types.argument(returnType), true))
                : Optional.empty();
    }

    @Override
    @SuppressWarnings("unchecked") // declared as a publisher
    public @Nullable Object invoke(MethodCall call) throws Throwable {
        Optional<Object> reply;
        try {
            reply = call.admit();
        } catch (CallBlockedException e) {
            return Flux.error(e);
        }
        if (reply.isPresent()) {
            return Flux.just(reply.get());
        }
        call.active().watch();
        Publisher<Object> bean = (Publisher<Object>) call.proceed();
        return bean == null ? call.endWithNull() : new InstrumentedFlux<>(Flux.from(bean), call);
    }
}
