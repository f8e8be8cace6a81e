package io.llmops.instrument.streams;

import io.llmops.instrument.returns.MethodCall;
import io.llmops.instrument.returns.ReturnTypeHandler;
import io.llmops.instrument.returns.Types;
import io.opentelemetry.context.Scope;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * {@link Iterable}, declared as just that: its first iteration is the call. Later ones read again what was answered, and
 * are not recorded; where a guardrail enforces they begin calls of their own, for nothing may pass unscreened.
 */
public final class IterableHandler implements ReturnTypeHandler {

    public IterableHandler() {}

    @Override
    public Optional<Answers> answers(Type returnType) {
        return Types.raw(returnType) == Iterable.class
                ? Optional.of(new Answers(Types.argument(returnType), true))
                : Optional.empty();
    }

    @Override
    public @Nullable Object invoke(MethodCall call) throws Throwable {
        Optional<Object> reply = call.admit();
        if (reply.isPresent()) {
            return List.of(reply.get());
        }
        call.active().watch();
        Iterable<?> source = (Iterable<?>) call.proceed();
        return source == null ? call.endWithNull() : new Instrumented(source, call, new AtomicBoolean());
    }

    private record Instrumented(Iterable<?> source, MethodCall first, AtomicBoolean begun)
            implements Iterable<@Nullable Object> {

        @Override
        @SuppressWarnings("unchecked") // whatever its elements are
        public Iterator<@Nullable Object> iterator() {
            if (begun.compareAndSet(false, true)) {
                return (Iterator<@Nullable Object>) begin(first);
            }
            if (!first.active().enforcesOutput()) {
                return (Iterator<@Nullable Object>) source.iterator();
            }
            MethodCall again = first.again();
            Optional<Object> reply = again.admit();
            if (reply.isPresent()) {
                return List.<@Nullable Object>of(reply.get()).iterator();
            }
            again.active().watch();
            return (Iterator<@Nullable Object>) begin(again);
        }

        @SuppressWarnings("try") // the scope is only held
        private Iterator<?> begin(MethodCall call) {
            try (Scope scope = call.active().makeCurrent()) {
                return IteratorHandler.instrumented(source.iterator(), call);
            } catch (Throwable t) {
                call.active().fail(t);
                throw t;
            }
        }

        /** Tells the chain of wrappers. */
        @Override
        public String toString() {
            return "Instrumented(" + source + ")";
        }
    }
}
