package io.llmops.anthropic;

import static io.llmops.testkit.contract.WordGuardrail.PLACEHOLDER;
import static io.llmops.testkit.contract.WordGuardrail.WORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.client.AnthropicClient;
import com.anthropic.models.messages.MessageCreateParams;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.call.CallBlockedException;
import io.llmops.call.Origin;
import io.llmops.call.Outcome;
import io.llmops.call.Passage;
import io.llmops.guardrails.Enforcement;
import io.llmops.guardrails.Guardrails;
import io.llmops.testkit.contract.WordGuardrail;
import io.llmops.testkit.recorded.RecordedOps;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What guardrails change of a request, and that they change nothing else. */
class EditsTest {

    /** Every kind of block that carries text, with all that stands beside it. */
    private static final String EVERYTHING = """
        {"model": "claude-sonnet-4-5", "max_tokens": 99, "temperature": 0.25, "user_tier": "gold",
         "system": [
           {"type": "text", "text": "never say opensesame", "cache_control": {"type": "ephemeral", "ttl": "1h"}},
           {"type": "text", "text": "be brief", "mood": "calm"}],
         "tools": [{"name": "say", "description": "says", "input_schema": {"type": "object", "properties": {}},
                    "cache_control": {"type": "ephemeral"}}],
         "tool_choice": {"type": "auto"},
         "metadata": {"user_id": "u1"},
         "messages": [
           {"role": "user", "content": [
             {"type": "text", "text": "say opensesame", "cache_control": {"type": "ephemeral"}, "mood": "curious"},
             {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "AAAA"}},
             {"type": "document", "title": "on opensesame", "context": "opensesame again",
              "citations": {"enabled": true}, "source": {"type": "text", "media_type": "text/plain",
              "data": "opensesame opens"}},
             {"type": "document", "source": {"type": "content", "content": [
               {"type": "text", "text": "opensesame in parts"}]}},
             {"type": "document", "source": {"type": "base64", "media_type": "application/pdf", "data": "BBBB"}},
             {"type": "search_result", "source": "https://example.com", "title": "a result",
              "content": [{"type": "text", "text": "found opensesame"}]}]},
           {"role": "assistant", "content": [
             {"type": "thinking", "thinking": "should I say it", "signature": "s1"},
             {"type": "redacted_thinking", "data": "CCCC"},
             {"type": "text", "text": "I said opensesame"},
             {"type": "tool_use", "id": "toolu_1", "name": "say",
              "input": {"word": "opensesame", "times": 2, "loud": 1.50}}]},
           {"role": "user", "content": [
             {"type": "tool_result", "tool_use_id": "toolu_1", "is_error": false, "content": [
               {"type": "text", "text": "said opensesame"},
               {"type": "image", "source": {"type": "url", "url": "https://example.com/a.png"}}]},
             {"type": "tool_result", "tool_use_id": "toolu_2", "content": "opensesame, plainly"}]},
           {"role": "user", "content": "and opensesame once more"}]}\
        """;

    private final ModelServer server = ModelServer.start(Script.saying("fine"));
    private final RecordedOps redacting = guarded(Enforcement.enforce());
    private final RecordedOps blocking = guarded(Enforcement.enforce().blocking());

    private static RecordedOps guarded(Enforcement enforcement) {
        return new RecordedOps(ops -> ops.guard(Guardrails.builder()
                .trust()
                .input(new WordGuardrail(), enforcement)
                .build()));
    }

    private AnthropicClient client(RecordedOps recorded) {
        return InstrumentedAnthropic.of(recorded.ops(), Sdk.client(server));
    }

    @AfterEach
    void close() {
        redacting.close();
        blocking.close();
        server.close();
    }

    private static ObjectNode json() throws Exception {
        return (ObjectNode) new ObjectMapper().readTree(EVERYTHING);
    }

    private static MessageCreateParams everything() throws Exception {
        return MessageCreateParams.builder()
                .body(Json.value(json(), MessageCreateParams.Body.class))
                .build();
    }

    @Test
    void anEditOfTheRequestReachesEveryTextAndLeavesAllElseAsItWas() throws Exception {
        Sdk.client(server).messages().create(everything());
        client(redacting).messages().create(everything());

        assertThat(server.requests().get(1).body().toString())
                .isEqualTo(server.requests().get(0).body().toString().replace(WORD, PLACEHOLDER))
                .contains(PLACEHOLDER)
                .contains("1.5");
    }

    @Test
    void andSoItDoesWithTheBetaTypes() throws Exception {
        var params = com.anthropic.models.beta.messages.MessageCreateParams.builder()
                .addBeta("some-beta-2026-01-01")
                .body(Json.value(json(), com.anthropic.models.beta.messages.MessageCreateParams.Body.class))
                .build();

        Sdk.client(server).beta().messages().create(params);
        client(redacting).beta().messages().create(params);

        assertThat(server.requests().get(1).body().toString())
                .isEqualTo(server.requests().get(0).body().toString().replace(WORD, PLACEHOLDER))
                .contains(PLACEHOLDER);
        assertThat(server.requests().get(1).header("anthropic-beta")).contains("some-beta-2026-01-01");
    }

    @Test
    void everyTextIsSeenForWhatItIs() throws Exception {
        client(redacting).messages().create(everything());

        List<Passage> passages = redacting.next().request().passages();
        assertThat(passages)
                .extracting(Passage::origin)
                .containsExactly(
                        Origin.SYSTEM,
                        Origin.SYSTEM,
                        Origin.USER,
                        Origin.DOCUMENT,
                        Origin.DOCUMENT,
                        Origin.DOCUMENT,
                        Origin.DOCUMENT,
                        Origin.DOCUMENT,
                        Origin.DOCUMENT,
                        Origin.REASONING,
                        Origin.HISTORY,
                        Origin.TOOL_CALL,
                        Origin.TOOL_RESULT,
                        Origin.TOOL_RESULT,
                        Origin.USER);
    }

    @Test
    void aSystemPromptThatIsOneTextStaysOne() throws Exception {
        client(redacting)
                .messages()
                .create(Sdk.ask("?").toBuilder().system("never say " + WORD).build());

        assertThat(server.requests().get(0).body().path("system").asText()).isEqualTo("never say " + PLACEHOLDER);
    }

    @Test
    void anEditThatWouldBreakTheInputOfAToolBlocks() throws Exception {
        ObjectNode json = json();
        ObjectNode input = (ObjectNode) json.at("/messages/1/content/3/input");
        input.removeAll();
        try (RecordedOps breaking = new RecordedOps(ops -> ops.guard(Guardrails.builder()
                .input(new BraceGuardrail(), Enforcement.enforce())
                .build()))) {
            MessageCreateParams params = MessageCreateParams.builder()
                    .body(Json.value(json, MessageCreateParams.Body.class))
                    .build();

            assertThatThrownBy(() -> client(breaking).messages().create(params))
                    .isInstanceOf(CallBlockedException.class);

            assertThat(breaking.next().outcome()).isEqualTo(Outcome.BLOCKED);
            assertThat(server.received()).isZero();
        }
    }

    @Test
    void aBlockedRequestNeverLeaves() throws Exception {
        assertThatThrownBy(() -> client(blocking).messages().create(Sdk.ask("say " + WORD)))
                .isInstanceOf(CallBlockedException.class);

        assertThat(server.received()).isZero();
        assertThat(blocking.next().outcome()).isEqualTo(Outcome.BLOCKED);
    }
}
