package io.llmops.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.LlmOps;
import io.llmops.MemoryBackend;
import io.llmops.ScriptedClient;
import io.llmops.call.Choice;
import io.llmops.call.FinishReason;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Message;
import io.llmops.call.Modality;
import io.llmops.call.Part;
import io.llmops.call.Role;
import io.llmops.call.ToolDefinition;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.common.ValueType;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The texts of calls leave only where the application says so, in the form of the conventions' schemas. */
class ContentCaptureTest {

    private static final LlmRequest REQUEST = LlmRequest.builder("gpt-4o")
            .system("Be brief.")
            .message(new Message(
                    Role.USER,
                    List.of(
                            new Part.Text("Where is my parcel?"),
                            new Part.Document("Parcels travel."),
                            new Part.Media(Modality.IMAGE, "image/png"))))
            .message(new Message(Role.ASSISTANT, List.of(new Part.ToolCall("c1", "track", "{\"id\":7}"))))
            .message(Message.toolResult("c1", "in Ghent"))
            .tool(new ToolDefinition("track", "Finds parcels", "{\"type\":\"object\",\"required\":[\"id\"],\"n\":1}"))
            .build();

    private static final LlmResponse RESPONSE = LlmResponse.builder()
            .choice(new Choice(
                    0,
                    List.of(new Part.Reasoning("Ghent, so"), new Part.Text("It is in Ghent.")),
                    Optional.of(FinishReason.STOP)))
            .build();

    private final MemoryBackend backend = new MemoryBackend();

    @Test
    void nothingIsCapturedByDefault() {
        LogRecordData event = ask(ContentCapture.none());

        assertThat(keys(event)).isEmpty();
        assertThat(backend.everything()).doesNotContain("parcel", "Ghent", "brief");
    }

    @Test
    void requestsHaveTheFormOfTheSchema() throws Exception {
        LogRecordData event = ask(ContentCapture.inputOnly());

        assertThat(keys(event))
                .containsExactlyInAnyOrder(
                        "gen_ai.input.messages", "gen_ai.system_instructions", "gen_ai.tool.definitions");
        assertThat(json(event, Attribute.SYSTEM_INSTRUCTIONS))
                .isEqualTo(tree("[{'type':'text','content':'Be brief.'}]"));
        assertThat(json(event, Attribute.INPUT_MESSAGES))
                .isEqualTo(tree("[{'role':'user','parts':["
                        + "{'type':'text','content':'Where is my parcel?'},"
                        + "{'type':'document','content':'Parcels travel.'},"
                        + "{'type':'media','modality':'image','mime_type':'image/png'}]},"
                        + "{'role':'assistant','parts':["
                        + "{'type':'tool_call','id':'c1','name':'track','arguments':'{\\\"id\\\":7}'}]},"
                        + "{'role':'tool','parts':[{'type':'tool_call_response','id':'c1','response':'in Ghent'}]}]"));
        assertThat(json(event, Attribute.TOOL_DEFINITIONS))
                .isEqualTo(tree("[{'type':'function','name':'track','description':'Finds parcels',"
                        + "'parameters':{'type':'object','required':['id'],'n':1}}]"));
    }

    @Test
    void answersHaveTheFormOfTheSchema() throws Exception {
        LogRecordData event = ask(ContentCapture.outputOnly());

        assertThat(keys(event)).containsExactly("gen_ai.output.messages");
        assertThat(json(event, Attribute.OUTPUT_MESSAGES))
                .isEqualTo(tree("[{'role':'assistant','parts':[{'type':'reasoning','content':'Ghent, so'},"
                        + "{'type':'text','content':'It is in Ghent.'}]}]"));
    }

    @Test
    void eventsAreStructuredAndSpansHaveTheSameAsJsonWhereAskedTo() throws Exception {
        LogRecordData event = ask(ContentCapture.both().alsoOnSpans());

        assertThat(event.getAttributes().get(Attribute.OUTPUT_MESSAGES).getType())
                .isEqualTo(ValueType.ARRAY);
        for (AttributeKey<Value<?>> key : List.of(
                Attribute.INPUT_MESSAGES,
                Attribute.OUTPUT_MESSAGES,
                Attribute.SYSTEM_INSTRUCTIONS,
                Attribute.TOOL_DEFINITIONS)) {
            String onSpan = backend.spans().get(0).getAttributes().get(AttributeKey.stringKey(key.getKey()));
            assertThat(new ObjectMapper().readTree(onSpan)).isEqualTo(json(event, key));
        }
    }

    @Test
    void spansHaveNoneUnlessAskedTo() {
        ask(ContentCapture.both());

        assertThat(backend.spans().get(0).getAttributes().asMap().keySet())
                .noneMatch(key -> key.getKey().contains("messages")
                        || key.getKey().contains("instructions")
                        || key.getKey().contains("definitions"));
        assertThat(ContentCapture.none().alsoOnSpans().onSpans()).isFalse();
    }

    @Test
    void theMessageOfAnExceptionGoesAlongWhereRequestsAndAnswersDo() {
        assertThat(messageOfAFailure(ContentCapture.both())).isEqualTo("bad[9 more characters]");
        assertThat(messageOfAFailure(ContentCapture.inputOnly())).isNull();
        assertThat(messageOfAFailure(ContentCapture.outputOnly())).isNull();
        assertThat(messageOfAFailure(ContentCapture.none())).isNull();
    }

    private static String messageOfAFailure(ContentCapture capture) {
        ContentCaptureTest test = new ContentCaptureTest();
        assertThatThrownBy(() -> test.ask(capture.maxChars(3), asked -> {
                    throw new IllegalStateException("bad question");
                }))
                .isInstanceOf(IllegalStateException.class);
        return test.backend
                .events("gen_ai.client.operation.exception")
                .get(0)
                .getAttributes()
                .get(Attribute.EXCEPTION_MESSAGE);
    }

    private LogRecordData ask(ContentCapture capture) {
        ask(capture, asked -> RESPONSE);
        return backend.events("gen_ai.client.inference.operation.details").get(0);
    }

    private void ask(ContentCapture capture, java.util.function.Function<LlmRequest, LlmResponse> answer) {
        ScriptedClient provider = new ScriptedClient();
        provider.answer = answer;
        LlmOps.builder()
                .openTelemetry(backend.otel)
                .captureContent(capture)
                .build()
                .instrument(provider)
                .chat(REQUEST);
    }

    private static List<String> keys(LogRecordData event) {
        return event.getAttributes().asMap().keySet().stream()
                .map(AttributeKey::getKey)
                .filter(key -> key.contains("messages") || key.contains("instructions") || key.contains("definitions"))
                .toList();
    }

    private static JsonNode json(LogRecordData event, AttributeKey<Value<?>> key) throws Exception {
        return new ObjectMapper().readTree(event.getAttributes().get(key).asString());
    }

    private static JsonNode tree(String json) throws Exception {
        return new ObjectMapper().readTree(json.replace('\'', '"'));
    }
}
