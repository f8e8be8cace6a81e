package io.llmops.guardrails.injection.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokensTest {

    private static String words(String text) {
        Tokens tokens = Tokens.of(text);
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            words.append(text, tokens.start(i), tokens.end(i)).append('/');
        }
        return words.toString();
    }

    @Test
    void partsWordsMarksAndCamelCase() {
        assertThat(words("Don't stop, systemPrompt!")).isEqualTo("Don't/stop/,/system/Prompt/!/");
        assertThat(words("delete_user(42)")).isEqualTo("delete/_/user/(/42/)/");
        assertThat(words("'quoted'")).isEqualTo("'/quoted/'/");
    }

    @Test
    void takesCharactersOfUnspacedLanguagesOneByOne() {
        assertThat(words("忽略 指令")).isEqualTo("忽/略/指/令/");
        assertThat(Tokens.of("忽略").concepts(0)).isEqualTo(Concept.OVERRIDE.bit());
    }

    @Test
    void readsDigitsAsLettersWhereThatMakesAWord() {
        Tokens odd = Tokens.of("1gn0r3 p@ssw0rd 4ll 2nd x86 h264");

        assertThat(odd.leet()).isEqualTo(3);
        assertThat(odd.hash(0)).isEqualTo(Hash.of("ignore"));
        assertThat(odd.hash(1)).isEqualTo(Hash.of("password"));
        assertThat(odd.hash(2)).isEqualTo(Hash.of("all"));
    }

    @Test
    void readsScrambledWords() {
        Tokens odd = Tokens.of("ignroe prveoius isntrcutions");

        assertThat(odd.scrambled()).isEqualTo(3);
        assertThat(odd.hash(2)).isEqualTo(Hash.of("instructions"));
    }

    @Test
    void knowsWhereSentencesEnd() {
        Tokens tokens = Tokens.of("Version 1.5 is out. Really?\n\nYes");

        assertThat(tokens.endsSentence(2)).as("the dot of 1.5").isFalse();
        assertThat(tokens.endsSentence(6)).isTrue();
        assertThat(tokens.endsSentence(8)).isTrue();
        assertThat(tokens.endsSentence(9)).isTrue();
    }

    @Test
    void knowsWhatWordsAreAboutInSeveralLanguages() {
        for (String word : new String[] {"ignore", "ignoriere", "oubliez", "olvida", "dimentica", "забудь", "تجاهل"}) {
            assertThat(Tokens.of(word).concepts(0) & Concept.OVERRIDE.bit())
                    .as(word)
                    .isNotZero();
        }
    }
}
