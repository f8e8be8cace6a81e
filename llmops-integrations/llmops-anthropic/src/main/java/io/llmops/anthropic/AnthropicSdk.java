package io.llmops.anthropic;

import com.anthropic.core.ClientOptions;
import com.anthropic.core.RequestOptions;
import com.anthropic.core.http.AsyncStreamResponse;
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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What proxies need to know of anthropic-java. */
final class AnthropicSdk implements GeneratedSdk {

    private final Recorders recorders;
    private final Optional<String> provider;

    AnthropicSdk(LlmOps ops, Optional<String> provider) {
        this.recorders = new Recorders(target -> ops.recorder(target, new AnthropicErrors()));
        this.provider = provider;
    }

    @Override
    public Map<Class<?>, Map<String, Api<?, ?, ?>>> services() {
        return AnthropicServices.ALL;
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
