package io.llmops.cost;

import io.llmops.call.CallTarget;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Prices by provider and model. An entry also covers the dated snapshots of its model ({@code gpt-4o} covers
 * {@code gpt-4o-2024-08-06} and {@code -latest}), unless a snapshot has an entry of its own.
 *
 * <pre>{@code
 * PriceBook prices = PriceBook.builtIn().with(PriceBook.read(Path.of("our-prices.json")));
 * }</pre>
 *
 * Every entry names its published source and date. A model without an entry has no price: its cost is unknown, not
 * zero.
 */
public final class PriceBook {

    private static final Pattern SNAPSHOT = Pattern.compile(
            "[-@](?:\\d{4}-\\d{2}-\\d{2}|\\d{2}-\\d{4}|\\d{2}-\\d{2}|\\d{3,8}|latest)(?:-v\\d)?(?::\\d)?");
    private static final int MAX_MODEL_NAME = 200;

    private static final class BuiltIn {
        static final PriceBook INSTANCE = BuiltInPrices.read();
    }

    private final Map<String, Map<String, Price>> byProviderAndModel;

    PriceBook(Map<String, Map<String, Price>> byProviderAndModel) {
        this.byProviderAndModel = byProviderAndModel;
    }

    /** The prices that ship with the library, each with source and date. */
    public static PriceBook builtIn() {
        return BuiltIn.INSTANCE;
    }

    public static PriceBook empty() {
        return new PriceBook(Map.of());
    }

    /**
     * Reads a price book in the form of the built-in one.
     *
     * @throws IllegalArgumentException naming file, line and key, if it is malformed
     * @throws UncheckedIOException if the file cannot be read
     */
    public static PriceBook read(Path file) {
        try (InputStream json = Files.newInputStream(file)) {
            return PriceBookJson.read(json, file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The price book " + file + " cannot be read", e);
        }
    }

    /**
     * Reads a price book from a stream, which is left open.
     *
     * @param name what to call it where something is wrong with it
     * @throws IllegalArgumentException naming line and key, if it is malformed
     * @throws UncheckedIOException if the stream cannot be read
     */
    public static PriceBook read(InputStream json, String name) {
        try {
            return PriceBookJson.read(json, name);
        } catch (IOException e) {
            throw new UncheckedIOException("The price book " + name + " cannot be read", e);
        }
    }

    /** A book in which the entries of {@code other} come before the ones here. */
    public PriceBook with(PriceBook other) {
        Map<String, Map<String, Price>> merged = new HashMap<>();
        byProviderAndModel.forEach((provider, models) -> merged.put(provider, new HashMap<>(models)));
        other.byProviderAndModel.forEach((provider, models) ->
                merged.computeIfAbsent(provider, p -> new HashMap<>()).putAll(models));
        return new PriceBook(merged);
    }

    /** This book with one price more. */
    public PriceBook with(String provider, String model, Price price) {
        return with(new PriceBook(Map.of(provider, Map.of(model, price))));
    }

    /**
     * The price of a model. A client of unknown provider gets it only if one provider alone has a price for the model.
     */
    public Optional<Price> find(String provider, String model) {
        if (!CallTarget.UNKNOWN_PROVIDER.equals(provider)) {
            return find(byProviderAndModel.getOrDefault(provider, Map.of()), model);
        }
        var offers = byProviderAndModel.values().stream()
                .flatMap(models -> find(models, model).stream())
                .toList();
        return offers.size() == 1 ? Optional.of(offers.get(0)) : Optional.empty();
    }

    private static Optional<Price> find(Map<String, Price> models, String model) {
        Price exact = models.get(model);
        if (exact != null || model.length() > MAX_MODEL_NAME) {
            return Optional.ofNullable(exact);
        }
        for (Map.Entry<String, Price> entry : models.entrySet()) {
            if (model.startsWith(entry.getKey())
                    && isSnapshot(model.substring(entry.getKey().length()))) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }

    private static boolean isSnapshot(String suffix) {
        return SNAPSHOT.matcher(suffix).matches();
    }

    Map<String, Map<String, Price>> byProviderAndModel() {
        return byProviderAndModel;
    }

    /** How many prices the book holds. */
    public int size() {
        return byProviderAndModel.values().stream().mapToInt(Map::size).sum();
    }
}
