package io.llmops.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import com.openai.core.ClientOptions;
import com.openai.core.RequestOptions;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.services.async.ChatServiceAsync;
import com.openai.services.async.EmbeddingServiceAsync;
import com.openai.services.async.ResponseServiceAsync;
import com.openai.services.async.chat.ChatCompletionServiceAsync;
import com.openai.services.blocking.ChatService;
import com.openai.services.blocking.EmbeddingService;
import com.openai.services.blocking.ResponseService;
import com.openai.services.blocking.chat.ChatCompletionService;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The clients and services of openai-java, which of their methods ask a model, and where they send their calls. */
final class OpenAiSdk implements GeneratedSdk {

    private static final String OPENAI = "openai";
    private static final String AZURE = "azure.ai.openai";
    private static final String AZURE_HOST = ".openai.azure.com";

    private final Map<Class<?>, Map<String, Api<?, ?, ?>>> services = new HashMap<>();
    private final Recorders recorders;
    private final Settings settings;

    OpenAiSdk(LlmOps ops, Settings settings) {
        this.recorders = new Recorders(target -> ops.recorder(target, new OpenAiErrors()));
        this.settings = settings;
        Api<?, ?, ?> chat = new ChatCompletions(new StreamUsage(settings.countsStreamedTokens()));
        Api<?, ?, ?> response = new Responses();
        Api<?, ?, ?> fetched = new FetchedResponses();
        leadsOn(OpenAIClient.class, OpenAIClientAsync.class);
        leadsOn(OpenAIClient.WithRawResponse.class, OpenAIClientAsync.WithRawResponse.class);
        leadsOn(ChatService.class, ChatServiceAsync.class);
        leadsOn(ChatService.WithRawResponse.class, ChatServiceAsync.WithRawResponse.class);
        Map<String, Api<?, ?, ?>> completions = Map.of("create", chat, "createStreaming", chat);
        asks(completions, ChatCompletionService.class, ChatCompletionServiceAsync.class);
        asks(
                completions,
                ChatCompletionService.WithRawResponse.class,
                ChatCompletionServiceAsync.WithRawResponse.class);
        Map<String, Api<?, ?, ?>> responses = Map.of(
                "create", response, "createStreaming", response, "retrieve", fetched, "retrieveStreaming", fetched);
        asks(responses, ResponseService.class, ResponseServiceAsync.class);
        asks(responses, ResponseService.WithRawResponse.class, ResponseServiceAsync.WithRawResponse.class);
        Map<String, Api<?, ?, ?>> embeddings = Map.of("create", new Embeddings());
        asks(embeddings, EmbeddingService.class, EmbeddingServiceAsync.class);
        asks(embeddings, EmbeddingService.WithRawResponse.class, EmbeddingServiceAsync.WithRawResponse.class);
    }

    private void leadsOn(Class<?> sync, Class<?> async) {
        asks(Map.of(), sync, async);
    }

    private void asks(Map<String, Api<?, ?, ?>> methods, Class<?> sync, Class<?> async) {
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
