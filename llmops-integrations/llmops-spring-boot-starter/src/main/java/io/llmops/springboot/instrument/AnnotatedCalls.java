package io.llmops.springboot.instrument;

import io.llmops.instrument.InstrumentedMethods;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;

/** Records the calls of a bean's annotated methods. */
record AnnotatedCalls(InstrumentedMethods methods) implements MethodInterceptor {

    /** Goes on by a clone, for a publisher calls the bean again for every subscriber. */
    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        return methods.invoke(
                invocation.getMethod(),
                invocation.getArguments(),
                arguments -> ((ProxyMethodInvocation) invocation)
                        .invocableClone(arguments)
                        .proceed());
    }
}
