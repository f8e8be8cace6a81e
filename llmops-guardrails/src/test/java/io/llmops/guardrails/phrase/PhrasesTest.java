package io.llmops.guardrails.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PhrasesTest {

    private static List<String> seen(String text, String... phrases) {
        List<String> seen = new ArrayList<>();
        Phrases.of(List.of(phrases)).scan(text, (phrase, start, end) -> seen.add(text.substring(start, end)));
        return seen;
    }

    @Test
    void findsPhrasesAsPeopleWriteThem() {
        assertThat(seen("Credit card, CREDIT-CARD, credit_card, credit \n card", "credit card"))
                .containsExactly("Credit card", "CREDIT-CARD", "credit_card", "credit \n card");
        assertThat(seen("Straße, STRASSE, ÜBER", "straße", "über")).containsExactly("Straße", "ÜBER");
    }

    @Test
    void aPhraseIsNoPartOfAWord() {
        assertThat(seen("classic glass ass pass", "ass")).containsExactly("ass");
        assertThat(seen("b4u", "b4")).isEmpty();
    }

    @Test
    void whereWordsAreWrittenWithoutSpacesAPhraseStandsAnywhere() {
        assertThat(seen("请问信用卡怎么办", "信用卡")).containsExactly("信用卡");
    }

    @Test
    void tellsOverlappingPhrasesAndOfEqualOnesTheFirst() {
        assertThat(seen("new york city", "new york", "york city", "New-York")).containsExactly("new york", "york city");
    }

    @Test
    void wordsThatStandFarApartAreNoPhrase() {
        assertThat(seen("credit" + " ".repeat(9) + "card", "credit card")).isEmpty();
        assertThat(seen("credit" + " ".repeat(8) + "card", "credit card")).hasSize(1);
    }

    @Test
    void knowsHowLongAPhraseMayGet() {
        assertThat(Phrases.of(List.of("a b", "abc")).longest()).isEqualTo(10);
        assertThat(Phrases.of(List.of()).longest()).isZero();
    }

    @Test
    void theWorkGrowsWithTheTextAndNotFaster() {
        AtomicInteger seen = new AtomicInteger();
        Phrases phrases = Phrases.of(List.of("a a a a a a a a a b", "a"));
        phrases.scan("a ".repeat(500_000), (phrase, start, end) -> seen.incrementAndGet());
        assertThat(seen).hasValue(500_000);
    }

    @Test
    void aPhraseHasAnEnd() {
        assertThatThrownBy(() -> Phrases.of(List.of(" - "))).hasMessageContaining("' - '");
        assertThatThrownBy(() -> Phrases.of(List.of("x".repeat(201)))).hasMessageContaining("1 to 200");
    }
}
