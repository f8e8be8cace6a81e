package io.llmops.instrument.returns;

import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows when a call ends whose method is declared to return a certain type. Found by {@link java.util.ServiceLoader},
 * before the built-in ones: a module for a reactive library brings its own.
 *
 * <pre>{@code
 * public Object invoke(MethodCall call) throws Throwable {   // for a type that answers at once
 *     Optional<Object> reply = call.admit();
 *     return reply.isPresent() ? reply.get() : call.succeed(call.proceed());
 * }
 * }</pre>
 *
 * Stateless and thread-safe.
 */
public interface ReturnTypeHandler {

    /**
     * What a declared return type answers with.
     *
     * @param type the whole answer, or one element of it
     * @param streamed whether it comes in elements
     */
    record Answers(Type type, boolean streamed) {}

    /**
     * The answers of this return type, with its type variables resolved as far as they can be; empty if another handler
     * knows it.
     *
     * @throws IllegalArgumentException if it could not be told when such a call ends; the message says what to declare
     *     instead
     */
    Optional<Answers> answers(Type returnType);

    /**
     * Carries a call out and returns what the host gets.
     *
     * @throws Throwable what the bean throws, or {@link io.llmops.call.CallBlockedException}; nothing of its own
     */
    @Nullable Object invoke(MethodCall call) throws Throwable;
}
