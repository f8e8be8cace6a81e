package io.llmops.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.openai.core.JsonField;
import com.openai.core.JsonValue;
import com.openai.core.ObjectMappers;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageParam;
import io.llmops.call.Channel;
import io.llmops.call.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without JSON is what the JSON says. */
class PlainReadingTest {

    private static final String TOOL_CALL = """
            {"index": 0, "id": "c1", "type": "function", "function": {"name": "find", "arguments": "{\\"id\\":7}"}}""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"role\": \"user\", \"content\": \"Where is it?\"}",
                "{\"role\": \"user\", \"content\": \"\"}",
                "{\"role\": \"system\", \"content\": \"Be brief.\", \"name\": \"house\"}",
                "{\"role\": \"developer\", \"content\": \"Be brief.\"}",
                "{\"role\": \"assistant\", \"content\": \"On its way.\"}",
                "{\"role\": \"assistant\", \"content\": null, \"refusal\": null, \"tool_calls\": [" + TOOL_CALL + "]}",
                "{\"role\": \"assistant\", \"content\": \"I look.\", \"tool_calls\": [" + TOOL_CALL + "]}",
                "{\"role\": \"tool\", \"tool_call_id\": \"c1\", \"content\": \"It is in Ulm.\"}"
            })
    void aMessage(String json) {
        ChatCompletionMessageParam message = made(json, ChatCompletionMessageParam.class);

        assertThat(PlainMessage.of(message)).isNotNull().isEqualTo(fromJson(message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"role\": \"user\", \"content\": [{\"type\": \"text\", \"text\": \"Where?\"}]}",
                "{\"role\": \"user\", \"content\": 7}",
                "{\"role\": \"user\", \"content\": \"Where?\", \"refusal\": \"No.\"}",
                "{\"role\": \"assistant\", \"refusal\": \"No.\"}",
                "{\"role\": \"assistant\", \"function_call\": {\"name\": \"find\", \"arguments\": \"{}\"}}",
                "{\"role\": \"critic\", \"content\": \"So so.\"}"
            })
    void aMessageThatHoldsMoreIsLeftToTheJson(String json) {
        assertThat(PlainMessage.of(made(json, ChatCompletionMessageParam.class)))
                .isNull();
    }

    @Test
    @SuppressWarnings("deprecation") // still sent
    void whatARequestSaysBesides() {
        ChatCompletionCreateParams params = ChatCompletionCreateParams.builder()
                .model("gpt-4o")
                .addUserMessage("Where?")
                .temperature(0.5)
                .topP(0.9)
                .frequencyPenalty(0.1)
                .presencePenalty(0.2)
                .maxCompletionTokens(100)
                .seed(7)
                .n(2)
                .stopOfStrings(List.of("END", "STOP"))
                .build();

        assertThat(RequestFields.options(ChatFields.of(params)))
                .isEqualTo(RequestFields.options(Json.tree(params._body())));
        assertThat(ChatFields.of(params).path("model").asText()).isEqualTo("gpt-4o");
    }

    @Test
    void aFieldOfAnotherTypeIsLeftToTheJson() {
        ChatCompletionCreateParams params = ChatCompletionCreateParams.builder()
                .model("gpt-4o")
                .messages(List.of())
                .n(unknown("many"))
                .build();

        assertThat(ChatFields.of(params)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"content\": \"On its way.\", \"refusal\": null}",
                "{\"content\": null, \"refusal\": \"No.\"}",
                "{\"content\": \"\", \"reasoning_content\": \"Let me see.\"}",
                "{\"content\": \"Yes.\", \"reasoning\": null, \"other\": 1}",
                "{\"content\": null, \"tool_calls\": [" + TOOL_CALL + "]}"
            })
    void anAnswer(String message) {
        ChatCompletion answer =
                answer(message, "{\"prompt_tokens\": 10, \"completion_tokens\": 5, \"total_tokens\": 15}");

        assertThat(PlainAnswer.of(answer)).isNotNull().isEqualTo(new ChatAnswer(Json.tree(answer)).response());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prompt_tokens\": 10, \"completion_tokens\": 5, \"prompt_tokens_details\": {\"cached_tokens\": 4},"
                        + " \"completion_tokens_details\": {\"reasoning_tokens\": 2, \"audio_tokens\": 0}}",
                "{\"prompt_tokens\": 10, \"completion_tokens\": 5, \"prompt_tokens_details\": {\"audio_tokens\": 4}}",
                "{\"prompt_tokens\": 10, \"completion_tokens\": -1}",
                "{\"completion_tokens\": 5, \"prompt_tokens_details\": null}",
                "null"
            })
    void theUsageOfAnAnswer(String usage) {
        ChatCompletion answer = answer("{\"content\": \"Yes.\"}", usage);

        assertThat(PlainAnswer.of(answer)).isNotNull().isEqualTo(new ChatAnswer(Json.tree(answer)).response());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"content\": [\"On\", \"its way.\"]}",
                "{\"content\": null, \"audio\": {\"id\": \"a\", \"transcript\": \"Hello.\"}}",
                "{\"content\": null, \"function_call\": {\"name\": \"find\", \"arguments\": \"{}\"}}",
                "{\"content\": null, \"tool_calls\": [{\"id\": \"c\", \"type\": \"custom\", \"custom\": {\"input\": \"x\"}}]}"
            })
    void anAnswerThatHoldsMoreIsLeftToTheJson(String message) {
        assertThat(PlainAnswer.of(answer(message, "null"))).isNull();
    }

    @Test
    void theChunksOfAStream() {
        List<ChatCompletionChunk> chunks = List.of(
                chunk("{\"role\": \"assistant\", \"content\": \"\"}", "null"),
                chunk("{\"reasoning_content\": \"Let me see.\"}", "null"),
                chunk("{\"content\": \"On its\"}", "null"),
                chunk("{\"content\": \" way.\", \"refusal\": null}", "null"),
                chunk("{\"tool_calls\": [" + TOOL_CALL + "]}", "null"),
                chunk("{\"tool_calls\": [{\"index\": 0, \"function\": {\"arguments\": \" \"}}]}", "null"),
                chunk("{}", "\"tool_calls\""));
        ChatSoFar plain = new ChatSoFar();
        ChatSoFar json = new ChatSoFar();
        List<Map.Entry<Channel, String>> heard = new ArrayList<>();
        List<Map.Entry<Channel, String>> pieces = new ArrayList<>();
        for (ChatCompletionChunk chunk : chunks) {
            assertThat(PlainChunk.is(chunk)).isTrue();
            plain.add(chunk, (channel, text) -> heard.add(Map.entry(channel, text)));
            json.add(Json.tree(chunk));
            ChatPiece.of(Json.tree(chunk).path("choices").path(0))
                    .forEach(piece ->
                            pieces.add(Map.entry(piece.channel(), piece.slot().text())));
        }

        assertThat(plain.isFinished()).isTrue();
        assertThat(plain.whole()).isEqualTo(json.whole());
        assertThat(heard).isEqualTo(pieces);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"content\": [\"On\"]}",
                "{\"tool_calls\": [{\"index\": 0, \"custom\": {\"input\": \"x\"}}]}",
                "{\"tool_calls\": \"none\"}"
            })
    void aChunkThatHoldsMoreIsLeftToTheJson(String delta) {
        assertThat(PlainChunk.is(chunk(delta, "null"))).isFalse();
    }

    @SuppressWarnings("unchecked") // a value of no known type stands for any
    private static <T> JsonField<T> unknown(String value) {
        return (JsonField<T>) (JsonField<?>) JsonValue.from(value);
    }

    private static Message fromJson(ChatCompletionMessageParam message) {
        ChatCompletionCreateParams params = ChatCompletionCreateParams.builder()
                .model("gpt-4o")
                .messages(List.of(message))
                .putAdditionalBodyProperty("top_k", JsonValue.from(1)) // so that all is read as JSON
                .build();
        return new ChatCompletions(new StreamUsage(false))
                .request(params, false)
                .messages()
                .get(0);
    }

    private static ChatCompletion answer(String message, String usage) {
        return made("""
                {"id": "r1", "model": "gpt-4o-2024-08-06", "service_tier": "default", "system_fingerprint": "f",
                 "choices": [{"index": 0, "finish_reason": "stop", "message": %s}], "usage": %s}""".formatted(message, usage), ChatCompletion.class);
    }

    private static ChatCompletionChunk chunk(String delta, String finishReason) {
        return made("""
                {"id": "r1", "model": "gpt-4o-2024-08-06",
                 "choices": [{"index": 0, "finish_reason": %s, "delta": %s}]}""".formatted(finishReason, delta), ChatCompletionChunk.class);
    }

    private static <T> T made(String json, Class<T> type) {
        try {
            return ObjectMappers.jsonMapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
