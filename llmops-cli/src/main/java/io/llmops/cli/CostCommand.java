package io.llmops.cli;

import io.llmops.call.CallTarget;
import io.llmops.call.ModelCatalogue;
import io.llmops.call.ModelInfo;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import io.llmops.cost.Price;
import io.llmops.cost.PriceBook;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a call costs by the price book, and where that price is published. */
@Command(
        name = "cost",
        description = "What a call costs, and where the price is published.",
        mixinStandardHelpOptions = true)
final class CostCommand implements Runnable {

    @Option(names = "--model", required = true, description = "The model, such as gpt-4o-mini.")
    private String model = "";

    @Option(
            names = "--provider",
            description = "The provider as OpenTelemetry names it; by default guessed from the model.")
    private @Nullable String provider;

    @Option(names = "--input-tokens", required = true, description = "Input tokens, cached ones included.")
    private long inputTokens;

    @Option(names = "--output-tokens", defaultValue = "0", description = "Output tokens. Default: ${DEFAULT-VALUE}")
    private long outputTokens;

    @Option(
            names = "--cached-tokens",
            defaultValue = "0",
            description = "Input tokens read from the cache. Default: ${DEFAULT-VALUE}")
    private long cachedTokens;

    @Option(names = "--prices", description = "A price book of your own; its entries come before the built-in ones.")
    private @Nullable Path prices;

    @Spec
    private CommandSpec spec;

    CostCommand() {}

    @Override
    public void run() {
        String seller = provider();
        Price price = book().find(seller, model)
                .orElseThrow(() -> new IllegalArgumentException("No price is known for " + seller + "/" + model
                        + ": its cost is unknown, not zero. Give one with --prices FILE"));
        Usage usage = Usage.of(inputTokens, outputTokens).with(TokenKind.CACHE_READ_INPUT, cachedTokens);
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%.6f USD  (%s/%s, %s as of %s)%n",
                        price.costUsd(usage).orElse(Double.NaN),
                        seller,
                        model,
                        price.source(),
                        price.asOf());
    }

    private PriceBook book() {
        return prices == null ? PriceBook.builtIn() : PriceBook.builtIn().with(PriceBook.read(prices));
    }

    private String provider() {
        return provider != null
                ? provider
                : ModelCatalogue.builtIn()
                        .find(model)
                        .flatMap(ModelInfo::provider)
                        .orElse(CallTarget.UNKNOWN_PROVIDER);
    }
}
