package io.llmops.examples.annotated;

import io.llmops.instrument.returns.MethodCall;
import io.llmops.instrument.returns.ReturnTypeHandler;
import io.llmops.instrument.returns.Types;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.function.Supplier;

/** What somebody might write for a return type that we do not know: the model is asked when the supplier is. */
public final class SupplierHandler implements ReturnTypeHandler {

    @Override
    public Optional<Answers> answers(Type returnType) {
        return Types.raw(returnType) == Supplier.class
                ? Optional.of(new Answers(Types.argument(returnType), false))
                : Optional.empty();
    }

    @Override
    public Object invoke(MethodCall call) throws Throwable {
        Optional<Object> reply = call.admit();
        if (reply.isPresent()) {
            return (Supplier<Object>) reply::get;
        }
        call.active().watch();
        Supplier<?> supplier = (Supplier<?>) call.proceed();
        return (Supplier<Object>) () -> call.succeed(supplier.get());
    }
}
