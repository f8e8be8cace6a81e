package io.llmops.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.LlmOps;
import io.llmops.LlmOpsBuilder;
import io.llmops.ManualTime;
import io.llmops.MemoryBackend;
import io.llmops.ScriptedClient;
import io.llmops.StreamLog;
import io.llmops.call.CallTarget;
import io.llmops.call.Channel;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.llmops.client.StreamHandler;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The exact names that each kind of call is recorded under, in each naming. */
class MetricNamesTest {

    private static final List<String> CURRENT_CHAT = List.of(
            "gen_ai.client.inference.duration",
            "gen_ai.client.inference.usage.input_tokens",
            "gen_ai.client.inference.usage.output_tokens",
            "gen_ai.client.inference.usage.cache_read.input_tokens",
            "gen_ai.client.inference.usage.cache_write.input_tokens",
            "gen_ai.client.inference.usage.reasoning.output_tokens",
            "gen_ai.client.inference.operation.input_tokens",
            "gen_ai.client.inference.operation.output_tokens");
    private static final List<String> CURRENT_STREAM =
            List.of("gen_ai.client.inference.time_to_first_chunk", "gen_ai.client.inference.time_per_output_chunk");
    private static final List<String> LEGACY_CHAT =
            List.of("gen_ai.client.operation.duration", "gen_ai.client.token.usage");
    private static final List<String> LEGACY_STREAM =
            List.of("gen_ai.client.operation.time_to_first_chunk", "gen_ai.client.operation.time_per_output_chunk");

    private final MemoryBackend backend = new MemoryBackend();
    private final ScriptedClient provider = new ScriptedClient();

    @Test
    void ofAChatCall() {
        assertThat(names(Naming.CURRENT, this::chat)).isEqualTo(set(CURRENT_CHAT));
        assertThat(names(Naming.LEGACY, this::chat)).isEqualTo(set(LEGACY_CHAT));
        assertThat(names(Naming.BOTH, this::chat)).isEqualTo(set(CURRENT_CHAT, LEGACY_CHAT));
    }

    @Test
    void ofAStreamedCall() {
        assertThat(names(Naming.CURRENT, this::stream)).isEqualTo(set(CURRENT_CHAT, CURRENT_STREAM));
        assertThat(names(Naming.LEGACY, this::stream)).isEqualTo(set(LEGACY_CHAT, LEGACY_STREAM));
        assertThat(names(Naming.BOTH, this::stream))
                .isEqualTo(set(CURRENT_CHAT, CURRENT_STREAM, LEGACY_CHAT, LEGACY_STREAM));
    }

    @Test
    void ofEmbeddings() {
        assertThat(names(Naming.CURRENT, this::embed)).containsExactly("gen_ai.client.operation.duration");
        assertThat(names(Naming.LEGACY, this::embed)).isEqualTo(set(LEGACY_CHAT));
        assertThat(names(Naming.BOTH, this::embed)).isEqualTo(set(LEGACY_CHAT));
    }

    @Test
    void ofAStreamThatIsNoInference() {
        Consumer<LlmClient> invoke = client ->
                stream(client, LlmRequest.builder("m").operation("invoke_agent").build());

        assertThat(names(Naming.CURRENT, invoke)).containsExactly("gen_ai.client.operation.duration");
    }

    @Test
    void bothIsTheDefault() {
        run(LlmOps.builder().openTelemetry(backend.otel), this::chat);

        assertThat(genAiNames(backend)).isEqualTo(set(CURRENT_CHAT, LEGACY_CHAT));
    }

    @Test
    void whatCodeSaysComesBeforeTheSwitchAndTheSwitchBeforeTheDefault() {
        System.setProperty("otel.semconv-stability.opt-in", "gen_ai_latest_experimental");
        try {
            run(LlmOps.builder().openTelemetry(backend.otel), this::chat);
            assertThat(genAiNames(backend)).isEqualTo(set(CURRENT_CHAT));
            assertThat(names(Naming.LEGACY, this::chat)).isEqualTo(set(LEGACY_CHAT));
        } finally {
            System.clearProperty("otel.semconv-stability.opt-in");
        }
    }

    private Set<String> names(Naming naming, Consumer<LlmClient> call) {
        MemoryBackend fresh = new MemoryBackend();
        run(LlmOps.builder().openTelemetry(fresh.otel).naming(naming), call);
        return genAiNames(fresh);
    }

    private void run(LlmOpsBuilder settings, Consumer<LlmClient> call) {
        LlmOps ops = settings.timeSource(new ManualTime()).build();
        provider.answer = asked -> answer();
        call.accept(ops.instrument(provider, CallTarget.of("openai")));
        ops.close();
    }

    private void chat(LlmClient client) {
        client.chat(LlmRequest.of("gpt-4o", "Hi"));
    }

    private void embed(LlmClient client) {
        client.chat(LlmRequest.builder("gpt-4o").operation("embeddings").build());
    }

    private void stream(LlmClient client) {
        stream(client, LlmRequest.of("gpt-4o", "Hi"));
    }

    private void stream(LlmClient client, LlmRequest request) {
        client.chatStreaming(request, new StreamLog());
        StreamHandler stream = provider.streams.get(provider.streams.size() - 1);
        stream.onChunk(Channel.text(0), "a");
        stream.onChunk(Channel.text(0), "b");
        stream.onComplete(answer());
    }

    private static LlmResponse answer() {
        return LlmResponse.builder().usage(EveryKindOfCall.EVERY_TOKEN).build();
    }

    private static Set<String> genAiNames(MemoryBackend backend) {
        Set<String> names = new TreeSet<>(backend.metrics().keySet());
        names.removeIf(name -> !name.startsWith("gen_ai."));
        return names;
    }

    @SafeVarargs
    private static Set<String> set(List<String>... parts) {
        Set<String> names = new TreeSet<>();
        for (List<String> part : parts) {
            names.addAll(part);
        }
        return names;
    }
}
