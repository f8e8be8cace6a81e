package io.llmops.instrument.sdk;

import io.llmops.instrument.Instrumented;
import io.llmops.instrument.adapter.Api;
import io.llmops.instrument.adapter.CallForm;
import io.llmops.instrument.adapter.Calls;
import io.llmops.record.CallRecorder;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for one client or service of an SDK. These interfaces grow with every release, so that nothing is written out:
 * what leads to another service gives a proxy of that, what asks a model is recorded, and all else goes to the delegate.
 */
public final class ServiceProxy {

    private final Class<?> type;
    private final Object delegate;
    private final GeneratedSdk sdk;
    private final CallRecorder recorder;
    /** What is the same for all calls of a method is looked up once. */
    private final Map<Method, Route<?>> routes = new ConcurrentHashMap<>();

    private final Map<Method, StandIn> standIns = new ConcurrentHashMap<>();

    /** How a method that asks a model is recorded. */
    private record Route<P>(Calls<P, ?, ?> calls, CallForm<P, ?> form) {}

    /** A proxy, and what it stands in for. */
    private record StandIn(Object delegate, Object proxy) {}

    private ServiceProxy(Class<?> type, Object delegate, GeneratedSdk sdk, CallRecorder recorder) {
        this.type = type;
        this.delegate = delegate;
        this.sdk = sdk;
        this.recorder = recorder;
    }

    /**
     * A proxy in front of a host's client. It equals itself alone, and tells the client by its name.
     *
     * @param type the interface that the host uses
     */
    public static <T> T root(Class<T> type, T client, GeneratedSdk sdk) {
        BaseUrlLook look = new BaseUrlLook(options -> {}, sdk::baseUrl);
        try {
            var unused = type.getMethod("withOptions", Consumer.class).invoke(client, look);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // a client that is not the SDK's own may have no options: then its address is not known
            return type.cast(of(type, client, sdk, sdk.recorder(Optional.empty())));
        }
        return type.cast(of(type, client, sdk, sdk.recorder(look.baseUrl())));
    }

    private static Object of(Class<?> type, Object delegate, GeneratedSdk sdk, CallRecorder recorder) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                new Handler(new ServiceProxy(type, delegate, sdk, recorder)));
    }

    private record Handler(ServiceProxy service) implements InvocationHandler, Instrumented {
        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            return service.invoke(proxy, method, arguments);
        }
    }

    private @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ownMethod(proxy, method, arguments);
        }
        if (method.getName().equals("withOptions") && arguments != null) {
            return withOptions(method, arguments[0]);
        }
        Api<?, ?, ?> api = operation(method.getName());
        if (api != null && method.isDefault()) {
            // leads to the abstract method, on this proxy: that is where calls are recorded
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        Object callingBack = arguments == null ? null : sdk.callingBack(proxy, delegate, method, arguments);
        if (callingBack != null) {
            return callingBack;
        }
        if (api != null && arguments != null) {
            Route<?> route = route(api, method);
            if (route != null) {
                return recorded(route, method, arguments);
            }
        }
        Object given = call(method, arguments);
        return arguments == null ? service(method, given) : stoodInFor(method.getReturnType(), given, recorder);
    }

    private @Nullable Api<?, ?, ?> operation(String method) {
        return sdk.services().getOrDefault(type, Map.of()).get(method);
    }

    private boolean asksAModel(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return parameters.length == 2 && parameters[1] == sdk.requestOptions();
    }

    /** Null where the method does not ask a model after all. */
    private @Nullable Route<?> route(Api<?, ?, ?> api, Method method) {
        Route<?> known = routes.get(method);
        return known != null || !asksAModel(method) ? known : routes.computeIfAbsent(method, it -> newRoute(api, it));
    }

    private <P> Route<P> newRoute(Api<P, ?, ?> api, Method method) {
        Calls<P, ?, ?> calls = new Calls<>(api, recorder);
        return new Route<>(calls, form(calls, method));
    }

    private <P, R, E> CallForm<P, ?> form(Calls<P, R, E> calls, Method method) {
        return sdk.form(Form.of(type, method, sdk.asyncStream()), calls);
    }

    // the table tells which parameters the method takes; null among them is for the SDK to refuse
    @SuppressWarnings({"unchecked", "NullAway"})
    private <P> @Nullable Object recorded(Route<P> route, Method method, @Nullable Object[] arguments)
            throws Throwable {
        return route.calls().make(route.form(), (P) arguments[0], params -> call(method, params, arguments[1]));
    }

    /** Clients give the same service again and again. */
    private @Nullable Object service(Method method, @Nullable Object given) {
        StandIn known = standIns.get(method);
        if (known != null && known.delegate() == given) {
            return known.proxy();
        }
        Object proxy = stoodInFor(method.getReturnType(), given, recorder);
        if (given != null && proxy != null && proxy != given) {
            standIns.put(method, new StandIn(given, proxy));
        }
        return proxy;
    }

    /** The base URL may be another one then. */
    @SuppressWarnings("unchecked") // declared so
    private @Nullable Object withOptions(Method method, @Nullable Object modifier) throws Throwable {
        if (modifier == null) {
            return call(method, modifier);
        }
        BaseUrlLook look = new BaseUrlLook((Consumer<Object>) modifier, sdk::baseUrl);
        Object changed = call(method, look);
        return stoodInFor(method.getReturnType(), changed, sdk.recorder(look.baseUrl()));
    }

    private @Nullable Object stoodInFor(Class<?> service, @Nullable Object delegated, CallRecorder at) {
        return delegated != null && sdk.services().containsKey(service) ? of(service, delegated, sdk, at) : delegated;
    }

    /** What the delegate throws is thrown on, the very same. */
    private @Nullable Object call(Method method, @Nullable Object @Nullable ... arguments) throws Throwable {
        try {
            return method.invoke(delegate, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** It equals itself alone: not the delegate, for then {@code equals} would not be symmetric. */
    private @Nullable Object ownMethod(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "Instrumented(" + delegate + ")";
        };
    }
}
