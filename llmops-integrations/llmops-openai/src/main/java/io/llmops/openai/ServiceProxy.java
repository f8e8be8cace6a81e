package io.llmops.openai;

import com.openai.core.ClientOptions;
import com.openai.core.RequestOptions;
import io.llmops.record.CallRecorder;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for one client or service of the SDK. These interfaces grow with every release, so that nothing is written out:
 * what leads to another service gives a proxy of that, what asks a model is recorded, and all else goes to the delegate.
 */
final class ServiceProxy implements InvocationHandler {

    private final Class<?> type;
    private final Object delegate;
    private final Recorders recorders;
    private final CallRecorder recorder;

    private ServiceProxy(Class<?> type, Object delegate, Recorders recorders, CallRecorder recorder) {
        this.type = type;
        this.delegate = delegate;
        this.recorders = recorders;
        this.recorder = recorder;
    }

    /** A proxy in front of a host's client. */
    static <T> T root(Class<T> type, T client, Recorders recorders) {
        Endpoint.Look look = new Endpoint.Look(options -> {});
        try {
            var unused = type.getMethod("withOptions", Consumer.class).invoke(client, look);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // a client that is not the SDK's own may have no options: then its address is not known
            return type.cast(of(type, client, recorders, recorders.at(Optional.empty())));
        }
        return type.cast(of(type, client, recorders, recorders.at(look.baseUrl())));
    }

    private static Object of(Class<?> type, Object delegate, Recorders recorders, CallRecorder recorder) {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new ServiceProxy(type, delegate, recorders, recorder));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ownMethod(proxy, method, arguments);
        }
        if (method.getName().equals("withOptions") && arguments != null) {
            return withOptions(method, arguments[0]);
        }
        Api<?, ?, ?> api = Services.api(type, method.getName());
        if (api != null && method.isDefault()) {
            // leads to the abstract method, on this proxy: that is where calls are recorded
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        return api != null && arguments != null && asksAModel(method)
                ? recorded(api, method, arguments)
                : stoodInFor(method.getReturnType(), call(method, arguments), recorder);
    }

    private static boolean asksAModel(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return parameters.length == 2 && parameters[1] == RequestOptions.class;
    }

    // the table tells which parameters the method takes; null among them is for the SDK to refuse
    @SuppressWarnings({"unchecked", "NullAway"})
    private <P> @Nullable Object recorded(Api<P, ?, ?> api, Method method, @Nullable Object[] arguments)
            throws Throwable {
        Form form = Form.of(method, type.getSimpleName().equals("WithRawResponse"));
        return new Calls<>(api, recorder, recorders.streamUsage())
                .make(form, (P) arguments[0], params -> call(method, params, arguments[1]));
    }

    /** The base URL may be another one then. */
    @SuppressWarnings("unchecked") // declared so
    private @Nullable Object withOptions(Method method, @Nullable Object modifier) throws Throwable {
        if (modifier == null) {
            return call(method, modifier);
        }
        Endpoint.Look look = new Endpoint.Look((Consumer<ClientOptions.Builder>) modifier);
        Object changed = call(method, look);
        return stoodInFor(method.getReturnType(), changed, recorders.at(look.baseUrl()));
    }

    private @Nullable Object stoodInFor(Class<?> service, @Nullable Object delegated, CallRecorder at) {
        return delegated != null && Services.contains(service) ? of(service, delegated, recorders, at) : delegated;
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
