package io.llmops.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import com.openai.services.async.ChatServiceAsync;
import com.openai.services.async.EmbeddingServiceAsync;
import com.openai.services.async.ResponseServiceAsync;
import com.openai.services.async.chat.ChatCompletionServiceAsync;
import com.openai.services.blocking.ChatService;
import com.openai.services.blocking.EmbeddingService;
import com.openai.services.blocking.ResponseService;
import com.openai.services.blocking.chat.ChatCompletionService;
import io.llmops.instrument.adapter.Api;
import java.util.HashMap;
import java.util.Map;

/** The clients and services of openai-java that are stood in for, and which of their methods ask a model. */
final class OpenAiServices {

    private final Map<Class<?>, Map<String, Api<?, ?, ?>>> services = new HashMap<>();

    private OpenAiServices(StreamUsage usage) {
        Api<?, ?, ?> chat = new ChatCompletions(usage);
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

    static Map<Class<?>, Map<String, Api<?, ?, ?>>> of(StreamUsage usage) {
        return Map.copyOf(new OpenAiServices(usage).services);
    }
}
