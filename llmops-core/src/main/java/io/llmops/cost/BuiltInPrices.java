package io.llmops.cost;

import io.llmops.builtin.Entry;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The price book that ships with the library. */
final class BuiltInPrices {

    private final Map<String, URI> sources = new HashMap<>();
    private final Map<String, LocalDate> dates = new HashMap<>();

    private BuiltInPrices() {}

    static PriceBook read() {
        BuiltInPrices reader = new BuiltInPrices();
        Map<String, Map<String, Price>> prices = new HashMap<>();
        for (Entry entry : Entry.read(PriceBook.class, "prices.json")) {
            String provider = entry.required("provider");
            Map<String, Price> ofProvider = prices.get(provider);
            if (ofProvider == null) {
                ofProvider = new HashMap<>();
                prices.put(provider, ofProvider);
            }
            ofProvider.put(entry.required("model"), reader.price(entry));
        }
        return new PriceBook(prices);
    }

    private Price price(Entry entry) {
        return new Price(
                Double.parseDouble(entry.required("input")),
                amount(entry.value("output")),
                amount(entry.value("cacheReadInput")),
                amount(entry.value("cacheWriteInput")),
                source(entry.required("source")),
                date(entry.required("asOf")));
    }

    private static OptionalDouble amount(@Nullable String number) {
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(number));
    }

    private URI source(String url) {
        URI known = sources.get(url);
        if (known == null) {
            known = URI.create(url);
            sources.put(url, known);
        }
        return known;
    }

    /** Without the formatter of dates, which takes a young JVM 16 ms. */
    private LocalDate date(String iso) {
        LocalDate known = dates.get(iso);
        if (known == null) {
            known = LocalDate.of(number(iso, 0, 4), number(iso, 5, 7), number(iso, 8, 10));
            dates.put(iso, known);
        }
        return known;
    }

    private static int number(String text, int start, int end) {
        return Integer.parseInt(text, start, end, 10);
    }
}
