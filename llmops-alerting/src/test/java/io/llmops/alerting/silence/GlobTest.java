package io.llmops.alerting.silence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GlobTest {

    @Test
    void aStarStandsForAnyCharactersOrNone() {
        assertThat(Glob.matches("slow-*", "slow-calls")).isTrue();
        assertThat(Glob.matches("*-calls", "slow-calls")).isTrue();
        assertThat(Glob.matches("*", "")).isTrue();
        assertThat(Glob.matches("a*b*c", "aXbXbc")).isTrue();
        assertThat(Glob.matches("slow-*", "fast-calls")).isFalse();
        assertThat(Glob.matches("slow", "slower")).isFalse();
    }

    /** All patterns of up to four characters against all texts of up to five. */
    @Test
    void twoOverlapIfSomeTextMatchesBoth() {
        List<String> texts = words("ab", 5);
        List<String> patterns = words("ab*", 4);
        for (String one : patterns) {
            for (String other : patterns) {
                boolean both = texts.stream().anyMatch(it -> Glob.matches(one, it) && Glob.matches(other, it));
                boolean longer =
                        one.replace("*", "").length() + other.replace("*", "").length() > 5;
                if (both || !longer) {
                    assertThat(Glob.overlap(one, other))
                            .as(one + " and " + other)
                            .isEqualTo(both);
                }
            }
        }
    }

    private static List<String> words(String letters, int most) {
        List<String> words = new ArrayList<>(List.of(""));
        for (int from = 0, length = 0; length < most; length++) {
            int end = words.size();
            for (int i = from; i < end; i++) {
                String word = words.get(i);
                letters.chars().mapToObj(it -> word + (char) it).forEach(words::add);
            }
            from = end;
        }
        return words;
    }
}
