package io.llmops.call;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Sampling and output options of a request, as far as the GenAI conventions name them; absent means the provider's default.
 *
 * @param outputType {@code json}, {@code text} or another form that is asked for
 * @param outputSchema the JSON Schema, as text, that JSON is to fit
 */
public record RequestOptions(
        OptionalDouble temperature,
        OptionalDouble topP,
        OptionalInt topK,
        OptionalLong maxTokens,
        OptionalDouble frequencyPenalty,
        OptionalDouble presencePenalty,
        List<String> stopSequences,
        OptionalLong seed,
        OptionalInt choiceCount,
        Optional<String> outputType,
        Optional<String> outputSchema) {

    private static final RequestOptions DEFAULTS = new RequestOptions(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            List.of(),
            OptionalLong.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty());

    public RequestOptions {
        stopSequences = List.copyOf(stopSequences);
    }

    /** Without a schema of the output. */
    public RequestOptions(
            OptionalDouble temperature,
            OptionalDouble topP,
            OptionalInt topK,
            OptionalLong maxTokens,
            OptionalDouble frequencyPenalty,
            OptionalDouble presencePenalty,
            List<String> stopSequences,
            OptionalLong seed,
            OptionalInt choiceCount,
            Optional<String> outputType) {
        this(
                temperature,
                topP,
                topK,
                maxTokens,
                frequencyPenalty,
                presencePenalty,
                stopSequences,
                seed,
                choiceCount,
                outputType,
                Optional.empty());
    }

    public static RequestOptions defaults() {
        return DEFAULTS;
    }

    /** A copy that asks for JSON which fits a schema. */
    public RequestOptions withOutputSchema(String jsonSchema) {
        return new RequestOptions(
                temperature,
                topP,
                topK,
                maxTokens,
                frequencyPenalty,
                presencePenalty,
                stopSequences,
                seed,
                choiceCount,
                Optional.of("json"),
                Optional.of(jsonSchema));
    }
}
