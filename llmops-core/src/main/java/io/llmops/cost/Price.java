package io.llmops.cost;

import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import java.net.URI;
import java.time.LocalDate;
import java.util.OptionalDouble;

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
    private static final int UNKNOWN = -1;

    /**
     * The cost of this usage in US dollars: uncached input, cache reads, cache writes and output, each at its own
     * price; reasoning tokens are output. Empty where the usage lacks the input tokens, or the output tokens of a
     * model that charges for them.
     */
    public OptionalDouble costUsd(Usage usage) {
        double cost = costUsd(usage, UNKNOWN);
        return cost == UNKNOWN ? OptionalDouble.empty() : OptionalDouble.of(cost);
    }

    /** The same, or {@code orElse} where the usage lacks those tokens. */
    public double costUsd(Usage usage, double orElse) {
        long input = usage.total(TokenKind.INPUT, UNKNOWN);
        long output = usage.total(TokenKind.OUTPUT, UNKNOWN);
        if (input == UNKNOWN || (output == UNKNOWN && outputPerMillion.isPresent())) {
            return orElse;
        }
        long read = usage.total(TokenKind.CACHE_READ_INPUT, 0);
        long written = usage.total(TokenKind.CACHE_WRITE_INPUT, 0);
        long plain = Math.max(0, input - read - written);
        double cost = plain * inputPerMillion
                + read * cacheReadPerMillion.orElse(inputPerMillion)
                + written * cacheWritePerMillion.orElse(inputPerMillion)
                + Math.max(0, output) * outputPerMillion.orElse(0);
        return cost / MILLION;
    }
}
