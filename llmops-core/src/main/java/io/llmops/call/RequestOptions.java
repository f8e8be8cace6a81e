package io.llmops.call;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Sampling and output options of a request, as far as the GenAI conventions name them; absent means the provider's default. */
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
        Optional<String> outputType) {

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
            Optional.empty());

    public RequestOptions {
        stopSequences = List.copyOf(stopSequences);
    }

    public static RequestOptions defaults() {
        return DEFAULTS;
    }
}
