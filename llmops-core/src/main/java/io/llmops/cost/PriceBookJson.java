package io.llmops.cost;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The JSON form of a price book. */
final class PriceBookJson {

    private static final String CURRENCY = "USD";

    private record Book(String currency, List<Entry> prices) {}

    private record Entry(
            String provider,
            String model,
            PerMillion perMillion,
            String source,
            String asOf,
            @Nullable String note) {}

    private record PerMillion(
            @Nullable Double input,
            @Nullable Double output,
            @Nullable Double cacheReadInput,
            @Nullable Double cacheWriteInput) {}

    private PriceBookJson() {}

    static PriceBook read(InputStream json, String file) throws IOException {
        Book book;
        try {
            book = new ObjectMapper().readValue(json, Book.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + where(e) + ": " + e.getOriginalMessage(), e);
        }
        if (!CURRENCY.equals(book.currency())) {
            throw new IllegalArgumentException(
                    file + ": currency is '" + book.currency() + "'; only " + CURRENCY + " is understood");
        }
        if (book.prices() == null) {
            throw new IllegalArgumentException(file + ": the list 'prices' is missing");
        }
        Map<String, Map<String, Price>> prices = new HashMap<>();
        for (int i = 0; i < book.prices().size(); i++) {
            Entry entry = book.prices().get(i);
            Price price = price(entry, file + ": prices[" + i + "]");
            prices.computeIfAbsent(entry.provider(), p -> new HashMap<>()).put(entry.model(), price);
        }
        return new PriceBook(prices);
    }

    private static String where(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String line = at == null ? "" : ", line " + at.getLineNr();
        if (!(e instanceof JsonMappingException mapping)) {
            return line;
        }
        return line + ", key "
                + mapping.getPath().stream()
                        .map(ref -> ref.getFieldName() != null ? ref.getFieldName() : "[" + ref.getIndex() + "]")
                        .collect(Collectors.joining("."));
    }

    private static Price price(Entry entry, String where) {
        require(entry.provider(), where, "provider");
        require(entry.model(), where, "model");
        require(entry.perMillion(), where, "perMillion");
        require(entry.perMillion().input(), where, "perMillion.input");
        return new Price(
                amount(entry.perMillion().input(), where, "input").orElseThrow(),
                amount(entry.perMillion().output(), where, "output"),
                amount(entry.perMillion().cacheReadInput(), where, "cacheReadInput"),
                amount(entry.perMillion().cacheWriteInput(), where, "cacheWriteInput"),
                source(entry, where),
                date(entry, where));
    }

    private static void require(@Nullable Object value, String where, String key) {
        if (value == null) {
            throw new IllegalArgumentException(where + ": '" + key + "' is missing");
        }
    }

    private static OptionalDouble amount(@Nullable Double value, String where, String key) {
        if (value == null) {
            return OptionalDouble.empty();
        }
        if (!(value >= 0) || value.isInfinite()) {
            throw new IllegalArgumentException(
                    where + ": perMillion." + key + " is " + value + "; give US dollars per million tokens, 0 or more");
        }
        return OptionalDouble.of(value);
    }

    private static URI source(Entry entry, String where) {
        if (entry.source() == null || !entry.source().startsWith("http")) {
            throw new IllegalArgumentException(
                    where + ": 'source' is '" + entry.source() + "'; give the URL where the price is published");
        }
        return URI.create(entry.source());
    }

    private static LocalDate date(Entry entry, String where) {
        try {
            return LocalDate.parse(String.valueOf(entry.asOf()));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    where + ": 'asOf' is '" + entry.asOf() + "'; give the date the price was read, as 2026-01-31", e);
        }
    }
}
