package io.llmops.anthropic;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.AnthropicClientAsync;
import io.llmops.LlmOps;
import io.llmops.instrument.sdk.ServiceProxy;
import java.util.Optional;
import java.util.Set;

/**
 * Instruments a client of the official Anthropic SDK: what you get is an {@code AnthropicClient} like any other.
 *
 * <pre>{@code
 * AnthropicClient client = InstrumentedAnthropic.of(ops, AnthropicOkHttpClient.fromEnv());
 * }</pre>
 *
 * <p>Recorded and guarded: messages, also those of {@code beta()}; whole, streamed, async, raw, with structured outputs, and
 * through whatever {@code withOptions}, {@code withRawResponse}, {@code async} and {@code sync} lead to. Everything else,
 * batches and token counts among it, goes to your client as it is. Retries that the SDK makes itself ({@code maxRetries}, 2 by
 * default) happen below and cannot be seen: the duration includes them and the number of attempts does not.
 *
 * <p>Immutable and thread-safe. {@link io.llmops.call.CallBlockedException} is what a caller gets where a guardrail blocks.
 */
public final class InstrumentedAnthropic {

    private final LlmOps ops;
    private final Optional<String> provider;

    private InstrumentedAnthropic(LlmOps ops, Optional<String> provider) {
        this.ops = ops;
        this.provider = provider;
    }

    /** A client in front of yours. Closing it closes yours. */
    public static AnthropicClient of(LlmOps ops, AnthropicClient client) {
        return with(ops).client(client);
    }

    /** The same for the asynchronous client. */
    public static AnthropicClientAsync of(LlmOps ops, AnthropicClientAsync client) {
        return with(ops).client(client);
    }

    /** For settings other than the usual ones. */
    public static InstrumentedAnthropic with(LlmOps ops) {
        return new InstrumentedAnthropic(ops, Optional.empty());
    }

    /**
     * Names the provider, for other services that speak Anthropic's language. By default the base URL tells: {@code
     * aws.bedrock} and {@code gcp.vertex_ai} where it is one of theirs, else {@code anthropic}.
     *
     * @param name a value of {@code gen_ai.provider.name}
     */
    public InstrumentedAnthropic provider(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "provider must not be blank: name it as OpenTelemetry does, such as 'aws.bedrock'");
        }
        return new InstrumentedAnthropic(ops, Optional.of(name));
    }

    /** The interfaces of the SDK whose JDK proxies are made here: what a native image must be told. */
    public static Set<Class<?>> standInFor() {
        return AnthropicServices.ALL.keySet();
    }

    public AnthropicClient client(AnthropicClient client) {
        return ServiceProxy.root(AnthropicClient.class, client, new AnthropicSdk(ops, provider));
    }

    public AnthropicClientAsync client(AnthropicClientAsync client) {
        return ServiceProxy.root(AnthropicClientAsync.class, client, new AnthropicSdk(ops, provider));
    }
}
