package io.llmops.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.CustomMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import io.llmops.LlmOps;
import io.llmops.call.Edits;
import io.llmops.call.LlmRequest;
import io.llmops.call.Passage;
import io.llmops.record.Admission;
import io.llmops.record.CallScreen;
import io.llmops.testkit.recorded.RecordedCalls;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An edit of a guardrail changes the text that it edits, and nothing else of what goes over the wire. */
class EditsTest {

    private static final ToolSpecification TOOL = ToolSpecification.builder()
            .name("track")
            .description("Finds a parcel")
            .parameters(JsonObjectSchema.builder()
                    .addStringProperty("number")
                    .required("number")
                    .build())
            .build();

    private final ModelServer server = ModelServer.start(Script.saying("In two days."));
    private final RecordedCalls recorded = new RecordedCalls();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void toolsImagesFormatsAndParametersStayAsTheyAre() throws Exception {
        ChatRequest request = ChatRequest.builder()
                .messages(conversation())
                .parameters(OpenAiChatRequestParameters.builder()
                        .modelName("gpt-4o")
                        .temperature(0.3)
                        .maxOutputTokens(50)
                        .stopSequences("END")
                        .seed(7)
                        .user("u-1")
                        .logitBias(Map.of("50256", -100))
                        .metadata(Map.of("team", "parcels"))
                        .serviceTier("flex")
                        .toolSpecifications(TOOL)
                        .toolChoice(ToolChoice.AUTO)
                        .responseFormat(ResponseFormat.JSON)
                        .customParameters(Map.of("vendor_extra", Map.of("deep", true)))
                        .build())
                .build();

        JsonNode plain = sent(OpenAi.chat(server).build(), request);
        JsonNode edited = sent(redacting(), request);

        assertThat(edited.toString()).isEqualTo(plain.toString().replace("sesame", "[gone]"));
        assertThat(plain.toString()).contains("sesame", "vendor_extra", "data:image/png;base64,AAAA", "logit_bias");
    }

    private static List<ChatMessage> conversation() {
        ToolExecutionRequest call = ToolExecutionRequest.builder()
                .id("call-1")
                .name("track")
                .arguments("{\"number\":\"sesame\"}")
                .build();
        return List.of(
                SystemMessage.from("The password is sesame."),
                UserMessage.from(
                        "Bob",
                        TextContent.from("Mine is sesame"),
                        ImageContent.from("AAAA", "image/png"),
                        TextContent.from("and here is a picture")),
                AiMessage.builder()
                        .text("Looking for sesame")
                        .toolExecutionRequests(List.of(call))
                        .build(),
                ToolExecutionResultMessage.from(call, "sesame is on its way"),
                AiMessage.from("It is."),
                UserMessage.from("Thanks"));
    }

    @Test
    void theRecordedRequestTellsModelOptionsAndTools() throws Exception {
        try (LlmOps ops = LlmOps.builder().listener(recorded).build()) {
            LangChain4j.instrument(ops, OpenAi.chat(server).build())
                    .chat(ChatRequest.builder()
                            .messages(conversation())
                            .modelName("gpt-4o")
                            .topP(0.9)
                            .maxOutputTokens(50)
                            .frequencyPenalty(0.1)
                            .presencePenalty(0.2)
                            .stopSequences(List.of("END"))
                            .responseFormat(ResponseFormat.JSON)
                            .toolSpecifications(TOOL)
                            .build());
        }

        LlmRequest request = recorded.next().request();
        assertThat(request.model()).contains("gpt-4o");
        assertThat(request.options().topP()).hasValue(0.9);
        assertThat(request.options().maxTokens()).hasValue(50);
        assertThat(request.options().frequencyPenalty()).hasValue(0.1);
        assertThat(request.options().presencePenalty()).hasValue(0.2);
        assertThat(request.options().stopSequences()).containsExactly("END");
        assertThat(request.options().outputType()).contains("json");
        assertThat(request.tools()).singleElement().satisfies(tool -> {
            assertThat(tool.name()).isEqualTo("track");
            assertThat(tool.description()).isEqualTo("Finds a parcel");
            assertThat(tool.parameters()).startsWith("{\"type\":\"object\"").contains("\"number\"");
        });
        assertThat(request.passages())
                .extracting(passage -> passage.origin().name())
                .containsExactly("SYSTEM", "USER", "USER", "HISTORY", "TOOL_CALL", "TOOL_RESULT", "HISTORY", "USER");
    }

    @Test
    void aToolThatCannotBeWrittenHidesNoText() {
        ToolSpecification odd = ToolSpecification.builder()
                .name("odd")
                .parameters(JsonObjectSchema.builder()
                        .addProperty("what", () -> "a kind of schema that LangChain4j does not know")
                        .build())
                .build();

        LlmRequest request = Requests.neutral(
                List.of(UserMessage.from("sesame")),
                ChatRequestParameters.builder().toolSpecifications(odd).build(),
                false);

        assertThat(request.passages()).extracting("text").containsExactly("sesame");
        assertThat(request.tools()).extracting("parameters").containsExactly("");
    }

    @Test
    void theSchemaThatJsonIsToFitIsPartOfTheRequest() {
        ResponseFormat format = ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder()
                        .name("place")
                        .rootElement(JsonObjectSchema.builder()
                                .addStringProperty("city")
                                .required("city")
                                .build())
                        .build())
                .build();

        LlmRequest request = Requests.neutral(
                List.of(UserMessage.from("where?")),
                ChatRequestParameters.builder().responseFormat(format).build(),
                false);

        assertThat(request.options().outputSchema().orElseThrow()).contains("\"required\":[\"city\"]");
    }

    @Test
    void whatNoEditConcernsIsTheVeryObject() {
        UserMessage secret = UserMessage.builder()
                .name("Bob")
                .addContent(TextContent.from("sesame"))
                .attributes(Map.of("k", "v"))
                .build();
        UserMessage plain = UserMessage.from("hello");

        List<ChatMessage> edited = Messages.edited(List.of(plain, secret), Edits.of(Map.of("1.0", "[gone]")));

        assertThat(edited.get(0)).isSameAs(plain);
        assertThat(edited.get(1))
                .isEqualTo(secret.toBuilder()
                        .contents(List.of(TextContent.from("[gone]")))
                        .build());
    }

    @Test
    void textsOfCustomMessagesAreSeenAndEdited() {
        ChatMessage custom = CustomMessage.from(new LinkedHashMap<>(Map.of("content", "sesame", "n", 3)));

        assertThat(Messages.neutral(List.of(custom)).get(0).parts()).hasSize(1);
        assertThat(Messages.edited(List.of(custom), Edits.of(Map.of("0.0", "[gone]"))))
                .containsExactly(CustomMessage.from(Map.of("content", "[gone]", "n", 3)));
    }

    @Test
    void thinkingSentBackIsSeenAndEdited() {
        AiMessage thought = AiMessage.builder().thinking("sesame").text("Hm.").build();

        assertThat(Messages.edited(List.of(thought), Edits.of(Map.of("0.0", "[gone]"))))
                .containsExactly(
                        AiMessage.builder().thinking("[gone]").text("Hm.").build());
    }

    private JsonNode sent(ChatModel model, ChatRequest request) {
        model.chat(request);
        return server.requests().get(server.requests().size() - 1).body();
    }

    /** Replaces the word in every text. */
    private ChatModel redacting() {
        CallScreen screen = new CallScreen() {
            @Override
            public Admission input(LlmRequest request) {
                Map<String, String> edits = new HashMap<>();
                for (Passage passage : request.passages()) {
                    if (passage.text().contains("sesame")) {
                        edits.put(passage.id(), passage.text().replace("sesame", "[gone]"));
                    }
                }
                return Admission.proceed(Edits.of(edits));
            }
        };
        LlmOps ops = LlmOps.builder().guard((start, decided) -> screen).build();
        return LangChain4j.instrument(ops, OpenAi.chat(server).build());
    }
}
