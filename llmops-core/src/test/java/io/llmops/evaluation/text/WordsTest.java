package io.llmops.evaluation.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void areRunsOfLettersAndDigits() {
        assertThat(words("I can't: 1,844 parcels, 3.14 kg!"))
                .containsExactly("I", "can", "t", "1,844", "parcels", "3.14", "kg");
        assertThat(words("")).isEmpty();
        assertThat(words("?! --")).isEmpty();
    }

    @Test
    void areSingleCharactersWhereScriptsHaveNoSpaces() {
        assertThat(words("東京は大きい")).hasSize(6);
        assertThat(words("東京 is big")).containsExactly("東", "京", "is", "big");
        assertThat(words("한국어 단어")).containsExactly("한국어", "단어");
    }

    @Test
    void areTheSameInAnyCase() {
        assertThat(Words.hashOf("Straße")).isEqualTo(Words.hashOf("STRAßE")).isNotEqualTo(Words.hashOf("Strase"));
        assertThat(Words.of("parcels").stem(0)).isEqualTo(Words.of("Parcel").stem(0));
    }

    @Test
    void standInSentences() {
        Words words = Words.of("Mr. Smith paid 3.50 in J. Street. He left!\nThen what? 終わり。次");

        assertThat(words.sentences()).isEqualTo(5);
        assertThat(words.sentenceOf(0)).isEqualTo(words.sentenceOf(1));
    }

    @Test
    void knowWhatIsCode() {
        Words words = Words.of("Use this:\n```java\nint a;\n```\nand be happy");

        assertThat(words.isCode(0)).isFalse();
        assertThat(words.isCode(2)).isTrue();
        assertThat(words.isCode(words.size() - 1)).isFalse();
    }

    @Test
    void coverTheTextOnceWhateverItIs() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            String text = random.ints(200, 0, 0x3000)
                    .collect(
                            StringBuilder::new,
                            (to, c) -> to.append((char) (c % 3 == 0 ? c + 0xD000 : c)),
                            StringBuilder::append)
                    .toString();
            Words words = Words.of(text);
            for (int i = 0; i < words.size(); i++) {
                assertThat(words.start(i)).isLessThan(words.end(i));
                assertThat(i == 0 ? 0 : words.end(i - 1)).isLessThanOrEqualTo(words.start(i));
                assertThat(words.sentenceOf(i)).isLessThan(words.sentences());
            }
        }
    }

    @Test
    void ofLongTextsAreThoseOfTheBeginningAndTheEnd() {
        Excerpt excerpt = Excerpt.of("\ud83d\ude00".repeat(500_000));

        assertThat(excerpt.cut()).isTrue();
        assertThat(excerpt.text().length()).isLessThanOrEqualTo(Excerpt.MAX_CHARS);
        assertThat(Characters.of(excerpt.text()).damaged()).isZero();
    }

    @Test
    void goIntoASetLikeAnyOther() {
        Random random = new Random(4);
        LongSet set = new LongSet(4);
        Set<Long> expected = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            long value = random.nextInt(2_000) - 1_000L;
            assertThat(set.add(value)).isEqualTo(expected.add(value));
        }
        assertThat(set.size()).isEqualTo(expected.size());
        assertThat(set.contains(5_000)).isFalse();
        expected.forEach(value -> assertThat(set.contains(value)).isTrue());
    }

    private static List<String> words(String text) {
        Words words = Words.of(text);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            all.add(text.substring(words.start(i), words.end(i)));
        }
        return all;
    }
}
