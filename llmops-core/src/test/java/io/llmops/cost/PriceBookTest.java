package io.llmops.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceBookTest {

    private static final Price PRICE = new Price(
            2.0,
            OptionalDouble.of(8.0),
            OptionalDouble.of(0.5),
            OptionalDouble.empty(),
            URI.create("https://example.com/prices"),
            LocalDate.parse("2026-01-01"));

    @TempDir
    Path folder;

    @Test
    void chargesEachKindOfTokenAtItsOwnPrice() {
        Usage usage = Usage.of(1_000_000, 500_000)
                .with(TokenKind.CACHE_READ_INPUT, 400_000)
                .with(TokenKind.CACHE_WRITE_INPUT, 100_000)
                .with(TokenKind.REASONING_OUTPUT, 200_000);

        // 0.5 M plain and 0.1 M written at 2.0, 0.4 M read at 0.5, 0.5 M output at 8.0
        assertThat(PRICE.costUsd(usage)).hasValue(0.5 * 2 + 0.1 * 2 + 0.4 * 0.5 + 0.5 * 8);
    }

    @Test
    void knowsNoCostWhereTheUsageIsNotKnown() {
        assertThat(PRICE.costUsd(Usage.none())).isEmpty();
        assertThat(PRICE.costUsd(Usage.none().with(TokenKind.INPUT, 5))).isEmpty();
    }

    @Test
    void coversSnapshotsButNotOtherModels() {
        PriceBook book = PriceBook.empty().with("openai", "gpt-x", PRICE);

        assertThat(book.find("openai", "gpt-x")).contains(PRICE);
        assertThat(book.find("openai", "gpt-x-2026-01-31")).contains(PRICE);
        assertThat(book.find("openai", "gpt-x-latest")).contains(PRICE);
        assertThat(book.find("openai", "gpt-x-mini")).isEmpty();
        assertThat(book.find("openai", "gpt-xl")).isEmpty();
        assertThat(book.find("azure.ai.openai", "gpt-x")).isEmpty();
        assertThat(book.find("_OTHER", "gpt-x")).contains(PRICE);
    }

    @Test
    void namesASourceAndADateForEveryBuiltInPrice() {
        assertThat(PriceBook.builtIn().size()).isGreaterThan(50);
        Price price = PriceBook.builtIn().find("openai", "gpt-4o-2024-08-06").orElseThrow();
        assertThat(price.source().getScheme()).isEqualTo("https");
        assertThat(price.asOf()).isBefore(LocalDate.parse("2026-12-31"));
    }

    @Test
    void readsTheBuiltInPricesAsItWouldReadThoseOfAUser() throws Exception {
        try (InputStream json = PriceBook.class.getResourceAsStream("prices.json")) {
            PriceBook read = PriceBook.read(Objects.requireNonNull(json), "prices.json");

            assertThat(PriceBook.builtIn().byProviderAndModel()).isEqualTo(read.byProviderAndModel());
        }
    }

    @Test
    void ourOwnPricesComeBeforeTheBuiltInOnes() throws Exception {
        Path file = Files.writeString(folder.resolve("ours.json"), """
                {"currency":"USD","prices":[{"provider":"openai","model":"gpt-4o","perMillion":{"input":1,"output":2},
                 "source":"https://example.com","asOf":"2026-02-01"}]}""");

        Price price = PriceBook.builtIn()
                .with(PriceBook.read(file))
                .find("openai", "gpt-4o")
                .orElseThrow();

        assertThat(price.inputPerMillion()).isEqualTo(1);
    }

    @Test
    void saysWhereABadFileIsWrong() throws Exception {
        assertBad(
                "{\"currency\":\"USD\",\n\"prices\":[{\"provder\":\"x\"}]}",
                "bad.json",
                "line 2",
                "prices.[0].provder");
        assertBad("{\"currency\":\"EUR\",\"prices\":[]}", "EUR", "only USD");
        assertBad(entry("\"input\":-1", "2026-01-01"), "prices[0]", "perMillion.input is -1.0");
        assertBad(entry("\"output\":1", "2026-01-01"), "'perMillion.input' is missing");
        assertBad(entry("\"input\":1", "soon"), "'asOf' is 'soon'");
        assertBad("{\"currency\":", "bad.json", "line 1");
    }

    private static String entry(String perMillion, String asOf) {
        return "{\"currency\":\"USD\",\"prices\":[{\"provider\":\"p\",\"model\":\"m\",\"perMillion\":{" + perMillion
                + "},\"source\":\"https://example.com\",\"asOf\":\"" + asOf + "\"}]}";
    }

    private void assertBad(String json, String... parts) throws Exception {
        Path file = Files.writeString(folder.resolve("bad.json"), json);
        assertThatThrownBy(() -> PriceBook.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(parts);
    }
}
