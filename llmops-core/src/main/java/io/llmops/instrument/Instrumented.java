package io.llmops.instrument;

import java.lang.reflect.Proxy;

/**
 * Told apart, so that nobody who instruments by himself, such as a container of beans, does it twice: implemented by what
 * stands in front of a client, or by the handler of a JDK proxy that does.
 */
public interface Instrumented {

    /** Whether calls of this object are recorded already. What wraps it in its turn hides that. */
    static boolean is(Object client) {
        return client instanceof Instrumented
                || (Proxy.isProxyClass(client.getClass())
                        && Proxy.getInvocationHandler(client) instanceof Instrumented);
    }
}
