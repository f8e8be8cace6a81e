package io.llmops.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.call.CallBlockedException;
import io.llmops.call.CallTarget;
import io.llmops.call.LlmCall;
import io.llmops.call.Outcome;
import io.llmops.call.TokenKind;
import io.llmops.call.ToolDefinition;
import io.llmops.call.Usage;
import io.llmops.guardrails.Enforcement;
import io.llmops.guardrails.Guardrails;
import io.llmops.testkit.contract.WordGuardrail;
import io.llmops.testkit.recorded.RecordedCalls;
import io.llmops.testkit.server.Answer;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import io.llmops.testkit.server.ToolCall;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.function.FunctionToolCallback;

class ChatClientTest {

    record Place(String city) {}

    private static final String TEXT = "It is sunny in Bonn until noon, then it rains.";

    private final RecordedCalls recorded = new RecordedCalls();
    private final ModelServer server =
            ModelServer.builder().chunkTokens(2).script(Script.saying(TEXT)).start();
    private final LlmOps ops = LlmOps.builder().listener(recorded).build();

    @AfterEach
    void close() {
        ops.close();
        server.close();
    }

    private static ToolCallback weather() {
        Function<Place, String> sunny = place -> "sunny in " + place.city();
        return FunctionToolCallback.builder("weather", sunny)
                .description("The weather of a city")
                .inputType(Place.class)
                .build();
    }

    private static Answer asksForTheWeather() {
        return Answer.builder()
                .toolCall(new ToolCall("call_1", "weather", "{\"city\":\"Bonn\"}"))
                .build();
    }

    private LlmOps redactingNoon() {
        return LlmOps.builder()
                .listener(recorded)
                .guard(Guardrails.builder()
                        .input(new WordGuardrail("ACME-1"))
                        .output(new WordGuardrail("noon"))
                        .build())
                .build();
    }

    @Test
    void aClientOnAWrappedModelAnswersAndStreams() {
        ChatClient client = ChatClient.create(SpringAi.instrument(ops, OpenAi.chat(server)));

        assertThat(client.prompt("Weather?").call().content()).isEqualTo(TEXT);
        assertThat(String.join(
                        "",
                        client.prompt("Weather?").stream()
                                .content()
                                .collectList()
                                .block()))
                .isEqualTo(TEXT);

        assertThat(recorded.next().request().streaming()).isFalse();
        LlmCall streamed = recorded.only();
        assertThat(streamed.request().streaming()).isTrue();
        assertThat(streamed.outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void eachRoundOfAToolLoopIsACall() {
        server.enqueue(asksForTheWeather());
        ChatClient client = ChatClient.create(SpringAi.instrument(ops, OpenAi.chat(server)));

        assertThat(client.prompt("Weather in Bonn?").tools(weather()).call().content())
                .isEqualTo(TEXT);

        LlmCall asking = recorded.next();
        assertThat(asking.request().tools()).extracting(ToolDefinition::name).containsExactly("weather");
        assertThat(asking.response().orElseThrow().choices().get(0).finishReason())
                .contains("tool_calls");
        assertThat(recorded.only().request().messages()).hasSize(3);
        assertThat(OpenAi.lastRequest(server).body().toString()).contains("sunny in Bonn");
    }

    @Test
    void aStreamedToolLoopWorksToo() {
        server.enqueue(asksForTheWeather());
        ChatClient client = ChatClient.create(SpringAi.instrument(redactingNoon(), OpenAi.chat(server)));

        List<String> seen = client.prompt("Weather in Bonn?").tools(weather()).stream()
                .content()
                .collectList()
                .block();

        assertThat(String.join("", seen)).isEqualTo(TEXT.replace("noon", "[REDACTED:word]"));
        recorded.next();
        assertThat(recorded.only().outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void theAdvisorGuardsAndRecordsAModelThatIsNotWrapped() {
        ChatClient client = ChatClient.builder(OpenAi.chat(server))
                .defaultAdvisors(LlmOpsAdvisor.of(redactingNoon()))
                .build();

        assertThat(client.prompt("Where is ACME-1?").call().content())
                .isEqualTo(TEXT.replace("noon", "[REDACTED:word]"));
        assertThat(OpenAi.lastRequest(server).lastUserText()).isEqualTo("Where is [REDACTED:word]?");
        assertThat(String.join(
                        "",
                        client.prompt("ACME-1?").stream()
                                .content()
                                .collectList()
                                .block()))
                .isEqualTo(TEXT.replace("noon", "[REDACTED:word]"));

        LlmCall whole = recorded.next();
        assertThat(whole.target().provider()).isEqualTo("openai");
        assertThat(whole.response().orElseThrow().usage()).isPresent();
        assertThat(recorded.only().timing().timeToFirstChunkNanos()).isPresent();
    }

    @Test
    void theAdvisorSeesTheCachedTokensOfAStream() {
        server.enqueue(Answer.builder()
                .text(TEXT)
                .inputTokens(1200)
                .cachedTokens(1000)
                .outputTokens(300)
                .reasoningTokens(250)
                .build());

        ChatClient.builder(OpenAi.chat(server))
                .defaultAdvisors(LlmOpsAdvisor.of(ops))
                .build()
                .prompt("Weather?")
                .stream()
                .content()
                .blockLast();

        assertThat(recorded.only().response().orElseThrow().usage())
                .contains(Usage.of(1200, 300)
                        .with(TokenKind.CACHE_READ_INPUT, 1000)
                        .with(TokenKind.REASONING_OUTPUT, 250));
    }

    @Test
    void theAdvisorSeesEachRoundOfAToolLoop() {
        ChatClient client = ChatClient.builder(OpenAi.chat(server))
                .defaultAdvisors(LlmOpsAdvisor.of(redactingNoon()))
                .build();

        server.enqueue(asksForTheWeather());
        assertThat(client.prompt("Weather in Bonn?").tools(weather()).call().content())
                .isEqualTo(TEXT.replace("noon", "[REDACTED:word]"));
        assertThat(recorded.next().request().tools()).hasSize(1);
        assertThat(recorded.only().request().messages()).hasSize(3);

        server.enqueue(asksForTheWeather());
        List<String> streamed = client.prompt("Weather in Bonn?").tools(weather()).stream()
                .content()
                .collectList()
                .block();
        assertThat(String.join("", streamed)).isEqualTo(TEXT.replace("noon", "[REDACTED:word]"));
        recorded.next();
        assertThat(recorded.only().request().messages()).hasSize(3);
        assertThat(server.received()).isEqualTo(4);
    }

    @Test
    void theAdvisorBlocksAndMayReplyInstead() {
        Guardrails guardrails = Guardrails.builder()
                .input(new WordGuardrail("bomb"), Enforcement.enforce().blocking())
                .answerBlockedWith("No.")
                .build();
        ChatClient client = ChatClient.builder(OpenAi.chat(server))
                .defaultAdvisors(
                        LlmOpsAdvisor.of(LlmOps.builder().guard(guardrails).build(), CallTarget.of("openai")))
                .build();

        assertThat(client.prompt("a bomb").call().content()).isEqualTo("No.");
        assertThat(client.prompt("a bomb").stream().content().collectList().block())
                .containsExactly("No.");
        assertThat(server.received()).isZero();
    }

    @Test
    void aBlockWithoutAReplyReachesTheHost() {
        Guardrails guardrails = Guardrails.builder()
                .input(new WordGuardrail("bomb"), Enforcement.enforce().blocking())
                .build();
        ChatClient client = ChatClient.builder(OpenAi.chat(server))
                .defaultAdvisors(
                        LlmOpsAdvisor.of(LlmOps.builder().guard(guardrails).build()))
                .build();

        assertThatThrownBy(() -> client.prompt("a bomb").call().content()).isInstanceOf(CallBlockedException.class);
    }

    @Test
    void advisorAndWrappedModelTogetherCountOnce() {
        ChatModel model = SpringAi.instrument(ops, OpenAi.chat(server));
        ChatClient client =
                ChatClient.builder(model).defaultAdvisors(LlmOpsAdvisor.of(ops)).build();

        client.prompt("?").call().content();
        assertThat(recorded.only().attempts()).isEqualTo(1);

        client.prompt("?").stream().content().blockLast();
        assertThat(recorded.only().attempts()).isEqualTo(1);
    }
}
