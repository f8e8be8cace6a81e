package io.llmops.instrument.returns;

import io.llmops.call.CallBlockedException;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * {@link CompletionStage} and {@link CompletableFuture}: the call ends when the future does. A block is a failed future,
 * never a throw.
 */
public final class StageHandler implements ReturnTypeHandler {

    public StageHandler() {}

    @Override
    public Optional<Answers> answers(Type returnType) {
        Class<?> raw = Types.raw(returnType);
        return raw == CompletionStage.class || raw == CompletableFuture.class
                ? Optional.of(new Answers(Types.argument(returnType), false))
                : Optional.empty();
    }

    @Override
    @SuppressWarnings({"unchecked", "FutureReturnValueIgnored"}) // declared as a stage; the host gets what is returned
    public @Nullable Object invoke(MethodCall call) throws Throwable {
        Optional<Object> reply;
        try {
            reply = call.admit();
        } catch (CallBlockedException e) {
            return CompletableFuture.failedFuture(e);
        }
        if (reply.isPresent()) {
            return CompletableFuture.completedFuture(reply.get());
        }
        call.active().watch();
        CompletionStage<Object> stage = (CompletionStage<Object>) call.proceed();
        return InstrumentedFuture.of(stage, call.active(), call::succeed);
    }
}
