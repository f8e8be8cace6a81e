package io.llmops.instrument.sdk;

import io.llmops.instrument.adapter.Api;
import io.llmops.instrument.adapter.CallForm;
import io.llmops.instrument.adapter.Calls;
import io.llmops.record.CallRecorder;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What proxies need to know of an SDK. Thread-safe. */
public interface GeneratedSdk {

    /**
     * The clients and services that are stood in for, and which of their methods ask a model, by name: all overloads of a
     * method lead to the one that takes the parameters and the options. A service that only leads to others has none.
     */
    Map<Class<?>, Map<String, Api<?, ?, ?>>> services();

    /** The type of the options that a request takes beside its parameters. */
    Class<?> requestOptions();

    /** The type of a stream whose events are brought to a handler. */
    Class<?> asyncStream();

    /**
     * The base URL that such options lead to; what it throws means that they do not tell.
     *
     * @param clientOptions a builder of the SDK's, as given to the modifier that {@code withOptions} takes
     */
    String baseUrl(Object clientOptions);

    /** A recorder for calls that go there; empty if that is not known. */
    CallRecorder recorder(Optional<String> baseUrl);

    /** The shells of the SDK's own types. */
    <P, R, E> CallForm<P, ?> form(Form form, Calls<P, R, E> calls);

    /**
     * What a method gives that goes on to call its service, such as a loop over tools: made of the proxy, so that those calls
     * are recorded too. Null for any other method.
     *
     * @throws Throwable what the delegate would throw
     */
    default @Nullable Object callingBack(Object proxy, Object delegate, Method method, @Nullable Object[] arguments)
            throws Throwable {
        return null;
    }
}
