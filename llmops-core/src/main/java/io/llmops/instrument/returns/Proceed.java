package io.llmops.instrument.returns;

import org.jspecify.annotations.Nullable;

/** Goes on to the bean: {@code method.invoke} of a proxy, {@code invocation.proceed} of an interceptor. */
@FunctionalInterface
public interface Proceed {

    /** Calls the bean's method. Throws what the method throws, unwrapped. */
    @Nullable Object with(@Nullable Object[] arguments) throws Throwable;
}
