package io.llmops.anthropic;

import com.anthropic.core.ClientOptions;
import com.anthropic.core.RequestOptions;
import com.anthropic.helpers.BetaToolRunner;
import com.anthropic.models.beta.messages.ToolRunnerCreateParams;
import com.anthropic.services.blocking.beta.MessageService;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the beta service gives that calls it again: tool runners and message threads. */
final class CallingBack {

    private CallingBack() {}

    static @Nullable Object of(Object proxy, Object delegate, Method method, @Nullable Object[] arguments)
            throws Throwable {
        return switch (method.getName()) {
            case "thread" -> {
                refuseAs(delegate, method, arguments);
                yield InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            case "toolRunner" ->
                method.isDefault()
                        ? InvocationHandler.invokeDefault(proxy, method, arguments)
                        : toolRunner(proxy, arguments);
            default -> null;
        };
    }

    /** Not every backend has threads: the delegate knows. */
    private static void refuseAs(Object delegate, Method method, @Nullable Object[] arguments) throws Throwable {
        try {
            var unused = method.invoke(delegate, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** As the SDK makes it, of another service. */
    private static @Nullable Object toolRunner(Object proxy, @Nullable Object[] arguments) {
        if (proxy instanceof MessageService service
                && arguments[0] instanceof ToolRunnerCreateParams params
                && arguments[1] instanceof RequestOptions options) {
            AtomicReference<ClientOptions> client = new AtomicReference<>();
            var unused = service.withOptions(builder -> client.set(builder.build()));
            return new BetaToolRunner(service, client.get(), params, options, null);
        }
        return null;
    }
}
