package io.llmops.cli.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.call.LlmException;
import io.llmops.evaluation.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Embeddings of an endpoint that speaks as OpenAI does. */
final class EmbeddingEndpoint implements Embedding {

    private final Endpoint endpoint;
    private final String model;

    EmbeddingEndpoint(Endpoint endpoint, String model) {
        this.endpoint = endpoint;
        this.model = model;
    }

    @Override
    public float[] embed(String text) {
        return embedAll(List.of(text)).get(0);
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("model", model);
        texts.forEach(body.putArray("input")::add);
        JsonNode data = endpoint.post(body).path("data");
        List<float[]> vectors = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            vectors.add(vector(data, i));
        }
        return vectors;
    }

    /** The one of this index, else the one in this place. */
    private static float[] vector(JsonNode data, int index) {
        JsonNode found = data.path(index);
        for (JsonNode each : data) {
            if (each.path("index").asInt(-1) == index) {
                found = each;
            }
        }
        JsonNode numbers = found.path("embedding");
        if (!numbers.isArray() || numbers.isEmpty()) {
            throw new LlmException("unreadable_answer", 0, "The answer has no embedding for a text", Optional.empty());
        }
        float[] vector = new float[numbers.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = numbers.get(i).floatValue();
        }
        return vector;
    }
}
