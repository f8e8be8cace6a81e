package io.llmops.anthropic;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.AnthropicClientAsync;
import com.anthropic.services.async.BetaServiceAsync;
import com.anthropic.services.async.MessageServiceAsync;
import com.anthropic.services.blocking.BetaService;
import com.anthropic.services.blocking.MessageService;
import io.llmops.instrument.adapter.Api;
import java.util.HashMap;
import java.util.Map;

/** The clients and services of anthropic-java that are stood in for, and which of their methods ask a model. */
final class AnthropicServices {

    static final Map<Class<?>, Map<String, Api<?, ?, ?>>> ALL = Map.copyOf(new AnthropicServices().services);

    private final Map<Class<?>, Map<String, Api<?, ?, ?>>> services = new HashMap<>();

    private AnthropicServices() {
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
}
