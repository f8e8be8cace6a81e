package io.llmops.testkit.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.testkit.http.Inbound;
import io.llmops.testkit.http.Json;
import java.util.Set;

/**
 * Turns a POST into a {@link ModelRequest}, or refuses it in OpenAI's words, whoever asks.
 *
 * @param models the models that exist; empty if every model does
 */
record RequestReader(Set<String> models) {

    /** Throws {@link Refusal} if the body is not JSON, lacks a required field, or names a model that does not exist. */
    ModelRequest read(Inbound inbound, String... required) {
        if (inbound.tooLarge()) {
            throw new Refusal(Fault.of(413, Fault.INVALID_REQUEST, "The request body is too large.")
                    .withCode("request_too_large"));
        }
        ObjectNode body = Json.object(inbound.body())
                .orElseThrow(() -> new Refusal(
                        Fault.badRequest("We could not parse the JSON body of your request. The OpenAI API expects a"
                                + " JSON payload, but what was sent was not valid JSON.")));
        String model = body.path("model").asText();
        if (model.isEmpty()) {
            throw new Refusal(Fault.badRequest("you must provide a model parameter"));
        }
        for (String field : required) {
            JsonNode value = body.path(field);
            if (value.isMissingNode() || value.isNull() || (value.isContainerNode() && value.isEmpty())) {
                throw new Refusal(Fault.badRequest("Missing required parameter: '" + field + "'.")
                        .withParam(field)
                        .withCode("missing_required_parameter"));
            }
        }
        if (!models.isEmpty() && !models.contains(model)) {
            throw new Refusal(Fault.modelNotFound(model));
        }
        return new ModelRequest(inbound, body);
    }
}
