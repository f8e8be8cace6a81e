package io.llmops.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import io.llmops.LlmOps;
import io.llmops.instrument.sdk.ServiceProxy;
import java.util.Optional;
import java.util.Set;

/**
 * Instruments a client of the official OpenAI SDK: what you get is an {@code OpenAIClient} like any other.
 *
 * <pre>{@code
 * OpenAIClient client = InstrumentedOpenAi.of(ops, OpenAIOkHttpClient.fromEnv());
 * }</pre>
 *
 * <p>Recorded and guarded: chat completions, responses and embeddings; whole, streamed, async, raw, with structured outputs,
 * and through whatever {@code withOptions}, {@code withRawResponse}, {@code async} and {@code sync} lead to. Everything else
 * goes to your client as it is. Retries that the SDK makes itself ({@code maxRetries}, 2 by default) happen below and cannot
 * be seen: the duration includes them and the number of attempts does not.
 *
 * <p>Immutable and thread-safe. {@link io.llmops.call.CallBlockedException} is what a caller gets where a guardrail blocks.
 */
public final class InstrumentedOpenAi {

    private final LlmOps ops;
    private final Settings settings;

    private InstrumentedOpenAi(LlmOps ops, Settings settings) {
        this.ops = ops;
        this.settings = settings;
    }

    /** A client in front of yours. Closing it closes yours. */
    public static OpenAIClient of(LlmOps ops, OpenAIClient client) {
        return with(ops).client(client);
    }

    /** The same for the asynchronous client. */
    public static OpenAIClientAsync of(LlmOps ops, OpenAIClientAsync client) {
        return with(ops).client(client);
    }

    /** For settings other than the usual ones. */
    public static InstrumentedOpenAi with(LlmOps ops) {
        return new InstrumentedOpenAi(ops, new Settings(Optional.empty(), false));
    }

    /**
     * Names the provider, for other services that speak OpenAI's language. By default it is {@code azure.ai.openai} where the
     * base URL is one of Azure's, else {@code openai}.
     *
     * @param name a value of {@code gen_ai.provider.name}, such as {@code groq}
     */
    public InstrumentedOpenAi provider(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "provider must not be blank: name it as OpenTelemetry does, such as 'groq'");
        }
        return new InstrumentedOpenAi(ops, new Settings(Optional.of(name), settings.countsStreamedTokens()));
    }

    /**
     * Asks for the usage of streamed chat completions ({@code stream_options.include_usage}) where the caller did not, and
     * keeps the additional chunk that brings it to itself. Without this, streams whose caller does not ask have no token
     * counts and no cost.
     */
    public InstrumentedOpenAi countStreamedTokens() {
        return new InstrumentedOpenAi(ops, new Settings(settings.provider(), true));
    }

    /** The interfaces of the SDK whose JDK proxies are made here: what a native image must be told. */
    public static Set<Class<?>> standInFor() {
        return OpenAiServices.of(new StreamUsage(false)).keySet();
    }

    public OpenAIClient client(OpenAIClient client) {
        return ServiceProxy.root(OpenAIClient.class, client, new OpenAiSdk(ops, settings));
    }

    public OpenAIClientAsync client(OpenAIClientAsync client) {
        return ServiceProxy.root(OpenAIClientAsync.class, client, new OpenAiSdk(ops, settings));
    }
}
