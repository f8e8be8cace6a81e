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
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The interfaces of the SDK that are stood in for, and which of their methods ask a model. */
final class Services {

    private static final Api<?, ?, ?> CHAT = new ChatCompletions();
    private static final Api<?, ?, ?> RESPONSE = new Responses();
    private static final Api<?, ?, ?> FETCHED = new FetchedResponses();
    private static final Map<String, Api<?, ?, ?>> NONE = Map.of();
    private static final Map<String, Api<?, ?, ?>> EMBEDDINGS = Map.of("create", new Embeddings());
    private static final Map<String, Api<?, ?, ?>> RESPONSES =
            Map.of("create", RESPONSE, "createStreaming", RESPONSE, "retrieve", FETCHED, "retrieveStreaming", FETCHED);
    private static final Map<String, Api<?, ?, ?>> COMPLETIONS = Map.of("create", CHAT, "createStreaming", CHAT);

    /** By name of a method: all its overloads lead to the one that takes the parameters and the options. */
    private static final Map<Class<?>, Map<String, Api<?, ?, ?>>> ALL = all();

    private Services() {}

    private static Map<Class<?>, Map<String, Api<?, ?, ?>>> all() {
        Map<Class<?>, Map<String, Api<?, ?, ?>>> all = new HashMap<>();
        put(all, NONE, OpenAIClient.class, OpenAIClientAsync.class);
        put(all, NONE, OpenAIClient.WithRawResponse.class, OpenAIClientAsync.WithRawResponse.class);
        put(all, NONE, ChatService.class, ChatServiceAsync.class);
        put(all, NONE, ChatService.WithRawResponse.class, ChatServiceAsync.WithRawResponse.class);
        put(all, COMPLETIONS, ChatCompletionService.class, ChatCompletionServiceAsync.class);
        put(
                all,
                COMPLETIONS,
                ChatCompletionService.WithRawResponse.class,
                ChatCompletionServiceAsync.WithRawResponse.class);
        put(all, RESPONSES, ResponseService.class, ResponseServiceAsync.class);
        put(all, RESPONSES, ResponseService.WithRawResponse.class, ResponseServiceAsync.WithRawResponse.class);
        put(all, EMBEDDINGS, EmbeddingService.class, EmbeddingServiceAsync.class);
        put(all, EMBEDDINGS, EmbeddingService.WithRawResponse.class, EmbeddingServiceAsync.WithRawResponse.class);
        return Map.copyOf(all);
    }

    private static void put(
            Map<Class<?>, Map<String, Api<?, ?, ?>>> all, Map<String, Api<?, ?, ?>> methods, Class<?>... types) {
        for (Class<?> type : types) {
            all.put(type, methods);
        }
    }

    static Set<Class<?>> types() {
        return ALL.keySet();
    }

    static boolean contains(Class<?> type) {
        return ALL.containsKey(type);
    }

    static @Nullable Api<?, ?, ?> api(Class<?> type, String method) {
        return ALL.getOrDefault(type, NONE).get(method);
    }
}
