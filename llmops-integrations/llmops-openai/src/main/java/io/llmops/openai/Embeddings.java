package io.llmops.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import io.llmops.call.Edits;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Operation;
import io.llmops.call.Part;
import io.llmops.call.RequestOptions;
import io.llmops.call.Role;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import io.llmops.instrument.adapter.Api;
import io.llmops.instrument.adapter.StreamedAnswer;
import io.llmops.instrument.json.JsonFields;
import io.llmops.instrument.json.MessageList;
import io.llmops.instrument.json.PartList;
import io.llmops.instrument.json.Slot;
import io.llmops.record.ActiveCall;
import java.util.List;
import java.util.Map;

/** {@code POST /embeddings}. The vectors are never looked at. */
final class Embeddings implements Api<EmbeddingCreateParams, CreateEmbeddingResponse, Void> {

    @Override
    public LlmRequest request(EmbeddingCreateParams params, boolean streaming) {
        ObjectNode body = Json.tree(params._body());
        return new LlmRequest(
                Operation.EMBEDDINGS,
                JsonFields.text(body, "model"),
                asked(body).messages(),
                RequestOptions.defaults(),
                List.of(),
                false,
                Map.of());
    }

    /** One text or several; of lists of tokens nothing can be read. */
    private static MessageList asked(JsonNode body) {
        PartList parts = new PartList();
        parts.add(Slot.in(body, "input"), Part.Text::new);
        if (body.path("input") instanceof ArrayNode inputs) {
            for (int i = 0; i < inputs.size(); i++) {
                parts.add(Slot.in(inputs, i), Part.Text::new);
            }
        }
        MessageList asked = new MessageList();
        asked.add(Role.USER, parts);
        return asked;
    }

    @Override
    public EmbeddingCreateParams editedRequest(EmbeddingCreateParams params, Edits edits) {
        ObjectNode body = Json.tree(params._body());
        var unused = asked(body).edit(edits);
        return params.toBuilder()
                .input(Json.value(body.path("input"), EmbeddingCreateParams.Input.class))
                .build();
    }

    @Override
    public LlmResponse response(CreateEmbeddingResponse answer) {
        LlmResponse.Builder response = LlmResponse.builder();
        answer._model().asKnown().ifPresent(response::model);
        answer._usage()
                .asKnown()
                .ifPresent(usage -> response.usage(Usage.none().with(TokenKind.INPUT, usage.promptTokens())));
        return response.build();
    }

    /** There is no text in it. */
    @Override
    public CreateEmbeddingResponse editedAnswer(CreateEmbeddingResponse answer, Edits edits) {
        return answer;
    }

    @Override
    public CreateEmbeddingResponse reply(LlmResponse reply) {
        throw new UnsupportedOperationException("a text cannot stand in for embeddings; let the guardrail block");
    }

    @Override
    public StreamedAnswer<Void> stream(ActiveCall call, EmbeddingCreateParams params) {
        throw new UnsupportedOperationException("embeddings do not stream");
    }

    @Override
    public List<Void> replyEvents(LlmResponse reply) {
        throw new UnsupportedOperationException("embeddings do not stream");
    }
}
