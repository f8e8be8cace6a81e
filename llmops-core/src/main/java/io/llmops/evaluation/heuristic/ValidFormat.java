package io.llmops.evaluation.heuristic;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.call.RequestOptions;
import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.TextEvaluator;
import io.llmops.evaluation.schema.JsonSchema;
import io.llmops.evaluation.schema.JsonText;
import io.llmops.evaluation.text.CallTexts;
import java.util.Optional;

/**
 * Whether the answer has the form that the request asks for: JSON, where its {@linkplain RequestOptions#outputType()
 * output type} is {@code json}, that fits the {@linkplain RequestOptions#outputSchema() schema} where there is one. 1
 * for a value that parses and fits; {@value #WRAPPED} for one that does so between Markdown fences or other text ({@code
 * wrapped}), which many readers stumble over; {@value #MISFIT} for JSON that does not fit ({@code schema}); 0 for none
 * ({@code not-json}). See {@link JsonSchema} for what is checked. Not judged without such a request, nor above {@value
 * #MAX_CHARS} characters.
 */
public final class ValidFormat implements TextEvaluator {

    public static final String NAME = "valid_format";

    private static final int MAX_CHARS = 200_000;
    private static final double WRAPPED = 0.6;
    private static final double MISFIT = 0.3;

    public ValidFormat() {}

    @Override
    public Optional<Evaluation> evaluate(CallTexts texts) {
        RequestOptions options = texts.call().request().options();
        boolean asked = options.outputType().equals(Optional.of("json"));
        if (!asked || !texts.isAnsweredInText() || texts.answer().length() > MAX_CHARS) {
            return Optional.empty();
        }
        Optional<JsonNode> plain = JsonText.read(texts.answer());
        Optional<JsonNode> value = plain.isPresent() ? plain : JsonText.read(JsonText.within(texts.answer()));
        if (value.isEmpty()) {
            return evaluation(0, "not-json", "the answer is no JSON");
        }
        if (!fits(options, value.get())) {
            return evaluation(MISFIT, "schema", "the answer is JSON that does not fit the schema");
        }
        return plain.isPresent()
                ? evaluation(1, "valid", "the answer is JSON as asked for")
                : evaluation(WRAPPED, "wrapped", "the answer is JSON with something around it");
    }

    private static boolean fits(RequestOptions options, JsonNode value) {
        return options.outputSchema()
                .flatMap(JsonSchema::of)
                .map(schema -> schema.fits(value))
                .orElse(true);
    }

    private static Optional<Evaluation> evaluation(double score, String label, String explanation) {
        return Optional.of(new Evaluation(NAME, score, label, explanation));
    }
}
