package io.llmops.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageParam;
import io.llmops.call.Edits;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Message;
import io.llmops.call.Operation;
import io.llmops.call.Part;
import io.llmops.call.Role;
import io.llmops.instrument.adapter.Api;
import io.llmops.instrument.adapter.StreamedAnswer;
import io.llmops.instrument.json.JsonFields;
import io.llmops.instrument.json.MessageList;
import io.llmops.instrument.json.PartList;
import io.llmops.instrument.json.Slot;
import io.llmops.record.ActiveCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code POST /chat/completions}. */
final class ChatCompletions implements Api<ChatCompletionCreateParams, ChatCompletion, ChatCompletionChunk> {

    private final StreamUsage usage;

    ChatCompletions(StreamUsage usage) {
        this.usage = usage;
    }

    @Override
    public LlmRequest request(ChatCompletionCreateParams params, boolean streaming) {
        List<ChatCompletionMessageParam> messages = params._messages().asKnown().orElse(null);
        boolean plain = messages != null && params._additionalBodyProperties().isEmpty();
        ObjectNode known = plain ? Fields.plainly(params, ChatFields::of) : null;
        ObjectNode body = known == null ? Json.tree(params._body()) : known;
        return new LlmRequest(
                Operation.CHAT,
                JsonFields.text(body, "model"),
                known == null || messages == null ? asked(body).messages() : read(messages),
                RequestFields.options(body),
                RequestFields.tools(body),
                streaming,
                Map.of());
    }

    private static List<Message> read(List<ChatCompletionMessageParam> messages) {
        List<Message> read = new ArrayList<>(messages.size());
        for (ChatCompletionMessageParam message : messages) {
            Message plain = Fields.plainly(message, PlainMessage::of);
            read.add(plain == null ? message(Json.tree(message)) : plain);
        }
        return read;
    }

    private static Message message(JsonNode message) {
        return new Message(Contents.role(message), parts(message).parts());
    }

    private static MessageList asked(JsonNode body) {
        MessageList asked = new MessageList();
        for (JsonNode message : body.path("messages")) {
            asked.add(Contents.role(message), parts(message));
        }
        return asked;
    }

    private static PartList parts(JsonNode message) {
        PartList parts = new PartList();
        boolean result = Contents.role(message) == Role.TOOL;
        String callId = message.path("tool_call_id").asText("");
        Contents.read(
                message, "content", text -> result ? new Part.ToolResult(callId, text) : new Part.Text(text), parts);
        parts.add(Slot.in(message, "refusal"), Part.Text::new);
        ChatAnswer.toolCalls(message, parts);
        return parts;
    }

    /** Messages that no edit concerns stay the very same objects. */
    @Override
    public ChatCompletionCreateParams editedRequest(ChatCompletionCreateParams params, Edits edits) {
        ObjectNode body = Json.tree(params._body());
        List<Integer> touched = asked(body).edit(edits);
        List<ChatCompletionMessageParam> messages = new ArrayList<>();
        List<ChatCompletionMessageParam> known = params._messages().asKnown().orElse(List.of());
        for (JsonNode message : body.path("messages")) {
            int i = messages.size();
            boolean untouched = i < known.size() && !touched.contains(i);
            messages.add(untouched ? known.get(i) : Json.value(message, ChatCompletionMessageParam.class));
        }
        return params.toBuilder().messages(messages).build();
    }

    @Override
    public LlmResponse response(ChatCompletion answer) {
        LlmResponse plain = Fields.plainly(answer, PlainAnswer::of);
        return plain == null ? new ChatAnswer(Json.tree(answer)).response() : plain;
    }

    @Override
    public ChatCompletion editedAnswer(ChatCompletion answer, Edits edits) {
        ObjectNode tree = Json.tree(answer);
        new ChatAnswer(tree).edit(edits);
        return Json.value(tree, ChatCompletion.class);
    }

    @Override
    public ChatCompletion reply(LlmResponse reply) {
        ObjectNode json = head(reply, "chat.completion");
        ObjectNode choice = ((ArrayNode) json.path("choices")).addObject().put("index", 0);
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", reply.text())
                .putNull("refusal");
        choice.put("finish_reason", "stop").putNull("logprobs");
        return Json.value(json, ChatCompletion.class);
    }

    @Override
    public List<ChatCompletionChunk> replyEvents(LlmResponse reply) {
        ObjectNode text = head(reply, "chat.completion.chunk");
        ObjectNode choice = ((ArrayNode) text.path("choices")).addObject().put("index", 0);
        choice.putObject("delta").put("role", "assistant").put("content", reply.text());
        ObjectNode end = text.deepCopy();
        ((ObjectNode) end.path("choices").path(0)).put("finish_reason", "stop").putObject("delta");
        choice.putNull("finish_reason");
        return List.of(Json.value(text, ChatCompletionChunk.class), Json.value(end, ChatCompletionChunk.class));
    }

    private static ObjectNode head(LlmResponse reply, String object) {
        ObjectNode json = Json.object()
                .put("id", reply.id().orElse("llmops-guardrail"))
                .put("object", object)
                .put("created", 0)
                .put("model", reply.model().orElse("llmops-guardrail"));
        json.putArray("choices");
        return json;
    }

    @Override
    public ChatCompletionCreateParams streamed(ChatCompletionCreateParams params) {
        return usage.isDemanded() ? ChatStreamOptions.withUsage(params) : params;
    }

    @Override
    public StreamedAnswer<ChatCompletionChunk> stream(ActiveCall call, ChatCompletionCreateParams params) {
        boolean asked = ChatStreamOptions.asksForUsage(params);
        return new StreamedChat(call, usage, usage.isDemanded() && !asked, this::replyEvents);
    }
}
