package io.llmops.instrument.publishers;

import io.llmops.call.CallBlockedException;
import io.llmops.instrument.returns.MethodCall;
import io.llmops.instrument.returns.ReturnTypeHandler;
import io.llmops.instrument.returns.Types;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** {@link Flow.Publisher}: the first subscription runs the call; a block is an error signal, never a throw. */
public final class PublisherHandler implements ReturnTypeHandler {

    public PublisherHandler() {}

    @Override
    public Optional<Answers> answers(Type returnType) {
        return Types.raw(returnType) == Flow.Publisher.class
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
            return new EndedPublisher<>(null, e);
        }
        if (reply.isPresent()) {
            return new EndedPublisher<>(reply.get(), null);
        }
        call.active().watch();
        Flow.Publisher<Object> publisher = (Flow.Publisher<Object>) call.proceed();
        return publisher == null ? call.endWithNull() : new InstrumentedPublisher<>(publisher, call);
    }
}
