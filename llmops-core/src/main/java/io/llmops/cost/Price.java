package io.llmops.cost;

import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import java.net.URI;
import java.time.LocalDate;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a provider asks for the tokens of a model, in US dollars per million.
 *
 * @param outputPerMillion empty for models that write nothing, such as embeddings
 * @param cacheReadPerMillion empty if cached input costs what other input costs
 * @param cacheWritePerMillion empty if writing the cache costs what other input costs
 * @param source where the price is published
 * @param asOf when it was read there
 */
public record Price(
        double inputPerMillion,
        OptionalDouble outputPerMillion,
        OptionalDouble cacheReadPerMillion,
        OptionalDouble cacheWritePerMillion,
        URI source,
        LocalDate asOf) {

    private static final double MILLION = 1e6;

    /**
     * The cost of this usage in US dollars: uncached input, cache reads, cache writes and output, each at its own
     * price; reasoning tokens are output. Empty where the usage lacks the input tokens, or the output tokens of a
     * model that charges for them.
     */
    public OptionalDouble costUsd(Usage usage) {
        OptionalLong input = usage.total(TokenKind.INPUT);
        OptionalLong output = usage.total(TokenKind.OUTPUT);
        if (input.isEmpty() || (output.isEmpty() && outputPerMillion.isPresent())) {
            return OptionalDouble.empty();
        }
        long read = usage.total(TokenKind.CACHE_READ_INPUT, 0);
        long written = usage.total(TokenKind.CACHE_WRITE_INPUT, 0);
        long plain = Math.max(0, input.getAsLong() - read - written);
        double cost = plain * inputPerMillion
                + read * cacheReadPerMillion.orElse(inputPerMillion)
                + written * cacheWritePerMillion.orElse(inputPerMillion)
                + output.orElse(0) * outputPerMillion.orElse(0);
        return OptionalDouble.of(cost / MILLION);
    }
}
