package io.llmops.testkit.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.testkit.http.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Embeddings by feature hashing: each word adds one to or takes one from a few coordinates that its hash chooses, and
 * the vector is brought to length one. Texts that share words are near each other; it means no more than that.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/embeddings/object">The embedding object</a>
 */
final class Embeddings {

    private static final int DEFAULT_DIMENSIONS = 64;
    private static final int COORDINATES_PER_WORD = 3;
    private static final Pattern WORD_BREAK = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Seed HASH = new Seed(0);

    private Embeddings() {}

    static String answer(ModelRequest request) {
        JsonNode body = request.body();
        int dimensions = Math.max(1, body.path("dimensions").asInt(DEFAULT_DIMENSIONS));
        boolean base64 = body.path("encoding_format").asText().equals("base64");
        ObjectNode json = Json.object().put("object", "list").put("model", request.model());
        ArrayNode data = json.putArray("data");
        int tokens = 0;
        for (String input : inputs(body.path("input"))) {
            ObjectNode item = data.addObject().put("object", "embedding").put("index", data.size() - 1);
            float[] vector = vector(input, dimensions);
            if (base64) {
                item.put("embedding", base64(vector));
            } else {
                ArrayNode numbers = item.putArray("embedding");
                for (float number : vector) {
                    numbers.add(number);
                }
            }
            tokens += TextTokens.count(input);
        }
        json.putObject("usage").put("prompt_tokens", tokens).put("total_tokens", tokens);
        return Json.write(json);
    }

    /** One text, several texts, or one list of token numbers, which is taken as their text. */
    private static List<String> inputs(JsonNode input) {
        if (!input.isArray() || input.path(0).isNumber()) {
            return List.of(input.isTextual() ? input.textValue() : input.toString());
        }
        return StreamSupport.stream(input.spliterator(), false)
                .map(item -> item.isTextual() ? item.textValue() : item.toString())
                .collect(Collectors.toUnmodifiableList());
    }

    private static float[] vector(String text, int dimensions) {
        double[] sums = new double[dimensions];
        for (String word : WORD_BREAK.split(text.toLowerCase(Locale.ROOT), -1)) {
            long hash = HASH.hash(word.getBytes(UTF_8));
            for (int i = 0; i < COORDINATES_PER_WORD; i++) {
                int bits = (int) (hash >>> (i * 20)) & 0xfffff;
                sums[(bits >> 1) % dimensions] += (bits & 1) == 0 ? 1 : -1;
            }
        }
        double length = 0;
        for (double sum : sums) {
            length += sum * sum;
        }
        float[] vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = length == 0 ? 0 : (float) (sums[i] / Math.sqrt(length));
        }
        return vector;
    }

    private static String base64(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : vector) {
            bytes.putFloat(number);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
