package io.llmops.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.MemoryBackend;
import io.llmops.ScriptedClient;
import io.llmops.StreamLog;
import io.llmops.call.CallLabels;
import io.llmops.call.Channel;
import io.llmops.call.Choice;
import io.llmops.call.FinishReason;
import io.llmops.call.LlmException;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Message;
import io.llmops.call.Part;
import io.llmops.call.Role;
import io.llmops.call.ToolDefinition;
import io.llmops.client.LlmClient;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Without an opt-in no text of a call is in anything that is exported, wherever in a call it stands. */
class ContentStaysHomeTest {

    private static final String SECRET = "hunter2 4711";

    private static final LlmRequest EVERYWHERE = LlmRequest.builder("gpt-4o")
            .system(SECRET)
            .message(new Message(
                    Role.USER, List.of(new Part.Text(SECRET), new Part.Document(SECRET), new Part.Reasoning(SECRET))))
            .message(new Message(Role.ASSISTANT, List.of(new Part.ToolCall(SECRET, SECRET, SECRET))))
            .message(Message.toolResult(SECRET, SECRET))
            .tool(new ToolDefinition(SECRET, SECRET, SECRET))
            .extra(SECRET, SECRET)
            .build();

    private final MemoryBackend backend = new MemoryBackend();
    private final ScriptedClient provider = new ScriptedClient();
    private final LlmOps ops = LlmOps.builder()
            .openTelemetry(backend.otel)
            .evaluationEvents(new EvaluationEvents(true, 1))
            .evaluationExecutor(Runnable::run)
            .listener(start -> {
                throw new IllegalStateException(SECRET);
            })
            .build();
    private final LlmClient client = ops.instrument(provider);

    @Test
    @SuppressWarnings("try") // the scope is only held
    void ofAnAnsweredCall() {
        provider.answer = asked -> LlmResponse.builder()
                .choice(new Choice(
                        0,
                        List.of(
                                new Part.Text(SECRET),
                                new Part.Reasoning(SECRET),
                                new Part.ToolCall("c", SECRET, SECRET)),
                        Optional.of(FinishReason.STOP)))
                .build();

        try (Scope scope = CallLabels.none().customer(SECRET).makeCurrent()) {
            client.chat(EVERYWHERE);
        }

        assertThat(backend.events()).isNotEmpty();
        assertStaysHome();
    }

    @Test
    void ofAFailedCall() {
        provider.answer = asked -> {
            throw new IllegalStateException(SECRET, new LlmException(SECRET, 400, SECRET, Optional.empty()));
        };
        assertThatThrownBy(() -> client.chat(EVERYWHERE)).hasMessage(SECRET);
        provider.answer = asked -> {
            throw new LlmException(SECRET, 400, SECRET, Optional.empty());
        };
        assertThatThrownBy(() -> client.chat(EVERYWHERE)).hasMessage(SECRET);

        assertThat(backend.events("gen_ai.client.operation.exception")).hasSize(2);
        assertStaysHome();
    }

    @Test
    void ofAStreamThatBreaks() {
        client.chatStreaming(EVERYWHERE, new StreamLog());
        provider.streams.get(0).onChunk(Channel.text(0), SECRET);
        provider.streams.get(0).onError(new IllegalStateException(SECRET));

        assertStaysHome();
    }

    @Test
    void ofAnIdThatFeedbackNames() {
        ops.feedback(SECRET, 1);
        ops.outcome("conversion", true, SECRET);

        assertThat(backend.points("llmops.outcomes")).hasSize(1);
        assertThat(backend.everything()).doesNotContain(SECRET);
    }

    private void assertStaysHome() {
        assertThat(backend.spans()).isNotEmpty();
        assertThat(backend.metrics()).containsKey("llmops.internal.failures");
        assertThat(backend.everything()).doesNotContain(SECRET).doesNotContain("hunter2");
    }
}
