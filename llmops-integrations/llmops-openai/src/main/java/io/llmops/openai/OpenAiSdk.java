package io.llmops.openai;

import com.openai.core.ClientOptions;
import com.openai.core.RequestOptions;
import com.openai.core.http.AsyncStreamResponse;
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
import java.util.Map;
import java.util.Optional;

/** What proxies need to know of openai-java. */
final class OpenAiSdk implements GeneratedSdk {

    private static final String OPENAI = "openai";
    private static final String AZURE = "azure.ai.openai";
    private static final String AZURE_HOST = ".openai.azure.com";

    private final Map<Class<?>, Map<String, Api<?, ?, ?>>> services;
    private final Recorders recorders;
    private final Settings settings;

    OpenAiSdk(LlmOps ops, Settings settings) {
        this.recorders = new Recorders(target -> ops.recorder(target, new OpenAiErrors()));
        this.settings = settings;
        this.services = OpenAiServices.of(new StreamUsage(settings.countsStreamedTokens()));
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
        return recorders.at(target(baseUrl, settings.provider()));
    }

    static CallTarget target(Optional<String> baseUrl, Optional<String> provider) {
        return Endpoint.target(baseUrl, host -> provider.orElse(host.endsWith(AZURE_HOST) ? AZURE : OPENAI));
    }

    @Override
    public <P, R, E> CallForm<P, ?> form(Form form, Calls<P, R, E> calls) {
        return new Forms<>(calls).of(form);
    }
}
