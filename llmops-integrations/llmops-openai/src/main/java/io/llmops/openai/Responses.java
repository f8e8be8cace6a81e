package io.llmops.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseInputItem;
import io.llmops.call.Edits;
import io.llmops.call.LlmRequest;
import io.llmops.call.Operation;
import io.llmops.instrument.json.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code POST /responses}. */
final class Responses extends ResponseAnswers<ResponseCreateParams> {

    @Override
    public LlmRequest request(ResponseCreateParams params, boolean streaming) {
        ObjectNode body = Json.tree(params._body());
        return new LlmRequest(
                Operation.CHAT,
                JsonFields.text(body, "model"),
                ResponseInput.asked(body).messages(),
                RequestFields.options(body),
                RequestFields.tools(body),
                streaming,
                Map.of());
    }

    /** Items that no edit concerns stay the very same objects. */
    @Override
    public ResponseCreateParams editedRequest(ResponseCreateParams params, Edits edits) {
        ObjectNode body = Json.tree(params._body());
        List<Integer> touched = ResponseInput.asked(body).edit(edits);
        ResponseCreateParams.Builder edited = params.toBuilder();
        int first = ResponseInput.hasInstructions(body) ? 1 : 0;
        if (first == 1 && touched.contains(0)) {
            edited.instructions(body.path("instructions").textValue());
        }
        if (body.path("input").isTextual()) {
            edited.input(body.path("input").textValue());
        } else if (body.path("input").isArray()) {
            edited.inputOfResponse(items(params, body.path("input"), touched, first));
        }
        return edited.build();
    }

    private static List<ResponseInputItem> items(
            ResponseCreateParams params, JsonNode input, List<Integer> touched, int first) {
        List<ResponseInputItem> known = params._input()
                .asKnown()
                .flatMap(ResponseCreateParams.Input::response)
                .orElse(List.of());
        List<ResponseInputItem> items = new ArrayList<>();
        for (JsonNode item : input) {
            int i = items.size();
            boolean untouched = i < known.size() && !touched.contains(first + i);
            items.add(untouched ? known.get(i) : Json.value(item, ResponseInputItem.class));
        }
        return items;
    }
}
