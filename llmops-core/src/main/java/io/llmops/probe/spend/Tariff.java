package io.llmops.probe.spend;

import io.llmops.call.CallTarget;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.ModelCatalogue;
import io.llmops.call.ModelInfo;
import io.llmops.call.Passage;
import io.llmops.call.Usage;
import io.llmops.cost.Price;
import io.llmops.cost.PriceBook;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What calls of one model cost by a price book. */
public final class Tariff {

    /** Rough on purpose, and rather too few: a budget shall not be overspent because a provider told no usage. */
    private static final int CHARS_PER_TOKEN = 3;

    private final PriceBook prices;
    private final String provider;
    private final Optional<Price> asked;

    private Tariff(PriceBook prices, String provider, String model) {
        this.prices = prices;
        this.provider = provider;
        this.asked = prices.find(provider, model);
    }

    /**
     * Of a model of this provider.
     *
     * @param provider as OpenTelemetry names it, such as {@code openai}
     */
    public static Tariff of(PriceBook prices, String provider, String model) {
        return new Tariff(prices, provider, model);
    }

    /** Of a model whose name tells its provider. */
    public static Tariff of(PriceBook prices, String model) {
        String provider = ModelCatalogue.builtIn()
                .find(model)
                .flatMap(ModelInfo::provider)
                .orElse(CallTarget.UNKNOWN_PROVIDER);
        return new Tariff(prices, provider, model);
    }

    /** Whether the model that is asked has a price. */
    public boolean isKnown() {
        return asked.isPresent();
    }

    /**
     * The cost of a call in US dollars, by the price of the model that answered, else of the one asked. Where the provider
     * told no usage, tokens are estimated as a third of the characters. Empty without a price.
     */
    public OptionalDouble costUsd(LlmRequest request, LlmResponse response) {
        Optional<Price> price =
                response.model().flatMap(model -> prices.find(provider, model)).or(() -> asked);
        if (price.isEmpty()) {
            return OptionalDouble.empty();
        }
        OptionalDouble told = response.usage().map(price.get()::costUsd).orElse(OptionalDouble.empty());
        return told.isPresent()
                ? told
                : price.get().costUsd(Usage.of(tokens(request.passages()), tokens(response.passages())));
    }

    private static long tokens(List<Passage> passages) {
        return passages.stream().mapToLong(it -> it.text().length()).sum() / CHARS_PER_TOKEN + 1;
    }
}
