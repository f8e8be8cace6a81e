package io.llmops.anthropic;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.AnthropicClientAsync;
import com.anthropic.core.ClientOptions;
import com.anthropic.core.RequestOptions;
import com.anthropic.core.http.AsyncStreamResponse;
import com.anthropic.services.async.BetaServiceAsync;
import com.anthropic.services.async.MessageServiceAsync;
import com.anthropic.services.blocking.BetaService;
import com.anthropic.services.blocking.MessageService;
import io.llmops.LlmOps;
import io.llmops.call.CallTarget;
import io.llmops.instrument.adapter.Api;
import io.llmops.instrument.adapter.CallForm;
import io.llmops.instrument.adapter.Calls;
import io.llmops.instrument.sdk.Endpoint;
import io.llmops.instrument.sdk.Form;
import io.llmops.instrument.sdk.GeneratedSdk;
import io.llmops.instrument.sdk.Recorders;
import io.llmops.record.CallRecorder;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The clients and services of anthropic-java, which of their methods ask a model, and where they send their calls. */
final class AnthropicSdk implements GeneratedSdk {

    private final Map<Class<?>, Map<String, Api<?, ?, ?>>> services = new HashMap<>();
    private final Recorders recorders;
    private final Optional<String> provider;

    AnthropicSdk(LlmOps ops, Optional<String> provider) {
        this.recorders = new Recorders(target -> ops.recorder(target, new AnthropicErrors()));
        this.provider = provider;
        leadsOn(AnthropicClient.class, AnthropicClientAsync.class);
        leadsOn(AnthropicClient.WithRawResponse.class, AnthropicClientAsync.WithRawResponse.class);
        leadsOn(BetaService.class, BetaServiceAsync.class);
        leadsOn(BetaService.WithRawResponse.class, BetaServiceAsync.WithRawResponse.class);
        Api<?, ?, ?> messages = new PlainMessages();
        asks(messages, MessageService.class, MessageServiceAsync.class);
        asks(messages, MessageService.WithRawResponse.class, MessageServiceAsync.WithRawResponse.class);
        Api<?, ?, ?> beta = new BetaMessages();
        asks(
                beta,
                com.anthropic.services.blocking.beta.MessageService.class,
                com.anthropic.services.async.beta.MessageServiceAsync.class);
        asks(
                beta,
                com.anthropic.services.blocking.beta.MessageService.WithRawResponse.class,
                com.anthropic.services.async.beta.MessageServiceAsync.WithRawResponse.class);
    }

    private void leadsOn(Class<?> sync, Class<?> async) {
        services.put(sync, Map.of());
        services.put(async, Map.of());
    }

    private void asks(Api<?, ?, ?> messages, Class<?> sync, Class<?> async) {
        Map<String, Api<?, ?, ?>> methods = Map.of("create", messages, "createStreaming", messages);
        services.put(sync, methods);
        services.put(async, methods);
    }

    @Override
    public Map<Class<?>, Map<String, Api<?, ?, ?>>> services() {
        return services;
    }

    @Override
    public Class<?> requestOptions() {
        return RequestOptions.class;
    }

    @Override
    public Class<?> asyncStream() {
        return AsyncStreamResponse.class;
    }

    @Override
    public String baseUrl(Object clientOptions) {
        return ((ClientOptions.Builder) clientOptions).build().baseUrl();
    }

    @Override
    public CallRecorder recorder(Optional<String> baseUrl) {
        return recorders.at(target(baseUrl, provider));
    }

    static CallTarget target(Optional<String> baseUrl, Optional<String> provider) {
        return Endpoint.target(baseUrl, host -> provider.orElseGet(() -> provider(host)));
    }

    private static String provider(String host) {
        if (host.startsWith("bedrock") && (host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn"))) {
            return "aws.bedrock";
        }
        return host.endsWith("aiplatform.googleapis.com") ? "gcp.vertex_ai" : "anthropic";
    }

    @Override
    public <P, R, E> CallForm<P, ?> form(Form form, Calls<P, R, E> calls) {
        return new Forms<>(calls).of(form);
    }

    @Override
    public @Nullable Object callingBack(Object proxy, Object delegate, Method method, @Nullable Object[] arguments)
            throws Throwable {
        return CallingBack.of(proxy, delegate, method, arguments);
    }
}
