package io.llmops.instrument.streams;

import io.llmops.instrument.elements.Elements;
import io.llmops.instrument.returns.MethodCall;
import io.llmops.instrument.returns.ReturnTypeHandler;
import io.llmops.instrument.returns.Types;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link Iterator}: the call ends when there is no next element. What the host gets can be closed, which gives the call up. */
public final class IteratorHandler implements ReturnTypeHandler {

    public IteratorHandler() {}

    @Override
    public Optional<Answers> answers(Type returnType) {
        return Types.raw(returnType) == Iterator.class
                ? Optional.of(new Answers(Types.argument(returnType), true))
                : Optional.empty();
    }

    @Override
    public @Nullable Object invoke(MethodCall call) throws Throwable {
        Optional<Object> reply = call.admit();
        if (reply.isPresent()) {
            return List.of(reply.get()).iterator();
        }
        call.active().watch();
        Iterator<?> source = (Iterator<?>) call.proceed();
        return source == null ? call.endWithNull() : instrumented(source, call);
    }

    static Iterator<?> instrumented(Iterator<?> source, MethodCall call) {
        if (!call.active().enforcesOutput()) {
            return new WatchedIterator(source, new Elements(call));
        }
        call.active().onCut(() -> Sources.close(source));
        return new ScreenedIterator(source, call);
    }
}
