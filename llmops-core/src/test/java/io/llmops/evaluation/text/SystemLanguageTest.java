package io.llmops.evaluation.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SystemLanguageTest {

    private final SystemLanguage rules = new SystemLanguage();

    @Test
    void whatIsRememberedIsWhatWasRead() {
        for (int round = 0; round < 2; round++) {
            assertThat(rules.of("Always answer in French.").ordered()).containsExactly(Language.FR);
            assertThat(rules.of("Answer in German, please.").ordered()).containsExactly(Language.DE);
            assertThat(rules.of("").named()).isEmpty();
        }
        assertThat(rules.of("Always answer in French.")).isSameAs(rules.of("Always answer in French."));
    }

    @Test
    void moreThanItRemembersAreReadAgain() {
        LanguageRequest first = rules.of("Always answer in French.");
        for (int i = 0; i < 100; i++) {
            assertThat(rules.of("You are helper " + i + ". Answer in German.").ordered())
                    .containsExactly(Language.DE);
        }
        assertThat(rules.of("Always answer in French.")).isEqualTo(first).isNotSameAs(first);
    }

    @Test
    void ofALongOneTheEndsAreRead() {
        String filler = "Be kind. ".repeat(10_000);
        assertThat(rules.of("Answer in French. " + filler).ordered()).containsExactly(Language.FR);
        assertThat(rules.of(filler + "Answer in French.").ordered()).containsExactly(Language.FR);
        assertThat(rules.of(filler + "Answer in French. " + filler).ordered()).isEmpty();
    }
}
