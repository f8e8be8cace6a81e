package io.llmops.reactor;

import io.llmops.call.CallBlockedException;
import io.llmops.instrument.returns.MethodCall;
import io.llmops.instrument.returns.ReturnTypeHandler;
import io.llmops.instrument.returns.Types;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** {@link Mono}: a whole answer that comes later. The first subscription runs the call, each later one is another. */
public final class MonoHandler implements ReturnTypeHandler {

    public MonoHandler() {}

    @Override
    public Optional<Answers> answers(Type returnType) {
        return Types.raw(returnType) == Mono.class
                ? Optional.of(new Answers(Types.argument(returnType), false))
                : Optional.empty();
    }

    @Override
    @SuppressWarnings("unchecked") // declared as a Mono
    public @Nullable Object invoke(MethodCall call) throws Throwable {
        Optional<Object> reply;
        try {
            reply = call.admit();
        } catch (CallBlockedException e) {
            return Mono.error(e);
        }
        if (reply.isPresent()) {
            return Mono.just(reply.get());
        }
        call.active().watch();
        Mono<Object> bean = (Mono<Object>) call.proceed();
        return bean == null ? call.endWithNull() : new InstrumentedMono<>(bean, call);
    }
}
