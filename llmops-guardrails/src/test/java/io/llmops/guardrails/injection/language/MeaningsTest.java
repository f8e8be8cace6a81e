package io.llmops.guardrails.injection.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeaningsTest {

    private static int meaning(String word) {
        return Tokens.of(word).meaning(0);
    }

    @Test
    void wordsThatMeanNearlyTheSameShareAGroup() {
        assertThat(meaning("secrets")).isNotZero().isEqualTo(meaning("secret")).isEqualTo(meaning("Confidential"));
        assertThat(meaning("secret")).isNotEqualTo(meaning("kitchen"));
    }

    @Test
    void wordsThatHoldASentenceTogetherAreInNoLargeGroup() {
        assertThat(meaning("before")).isNotZero().isNotEqualTo(meaning("kitchen"));
        assertThat(Meanings.large(meaning("before"))).isZero();
        assertThat(Meanings.large(meaning("kitchen"))).isPositive();
    }

    @Test
    void unknownWordsAndMarksHaveNone() {
        assertThat(meaning("qzxwv")).isZero();
        assertThat(meaning("!")).isZero();
    }

    @Test
    void aWordInDisguiseMeansWhatItStandsFor() {
        assertThat(meaning("s3cret")).isEqualTo(meaning("secret"));
    }
}
