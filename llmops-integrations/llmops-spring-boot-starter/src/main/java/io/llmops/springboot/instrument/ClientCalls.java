package io.llmops.springboot.instrument;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;

/** Leads a bean's methods that are its client interface's to the instrumented client, and all others to the bean. */
final class ClientCalls implements MethodInterceptor {

    /** What makes two methods the same to their callers. */
    private record Shape(String name, List<Class<?>> parameters) {
        static Shape of(Method method) {
            return new Shape(method.getName(), Arrays.asList(method.getParameterTypes()));
        }
    }

    /** An instrumented client. */
    private record Way(Object client, Method method) {}

    private final Map<Shape, Way> ways = new HashMap<>();
    private final ConcurrentMap<Method, Optional<Way>> known = new ConcurrentHashMap<>();

    /**
     * @param clients an instrumented client for each interface
     */
    ClientCalls(Map<Class<?>, Object> clients) {
        clients.forEach((type, client) -> {
            for (Method method : type.getMethods()) {
                if (!Modifier.isStatic(method.getModifiers())) {
                    ways.putIfAbsent(Shape.of(method), new Way(client, method));
                }
            }
        });
    }

    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        Method method = invocation.getMethod();
        Way way = known.computeIfAbsent(method, it -> Optional.ofNullable(ways.get(Shape.of(it))))
                .orElse(null);
        return way == null
                ? invocation.proceed()
                : AopUtils.invokeJoinpointUsingReflection(way.client(), way.method(), invocation.getArguments());
    }
}
