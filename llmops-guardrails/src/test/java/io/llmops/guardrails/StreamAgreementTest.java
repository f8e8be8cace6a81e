package io.llmops.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Streamed or whole, a text becomes the same. */
class StreamAgreementTest {

    private static final String LETTERS = "abcx \uD83D\uDE00";

    private static Guardrails output(Guardrail... chain) {
        GuardrailsBuilder builder = Guardrails.builder();
        for (Guardrail guardrail : chain) {
            builder.output(guardrail);
        }
        return builder.build();
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    @Test
    void showsForEveryChunkingWhatTheWholeTextBecomes() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            String text = randomText(random);
            Guardrails chain = output(
                    FakeGuardrail.words("one", "ab", "bca", "a", "xxx"), FakeGuardrail.words("two", "]b", "c x"));
            String whole = new Screening(chain).answer(text);
            for (int length = 1; length <= text.length(); length++) {
                assertThat(String.join("", new Screening(chain).stream(Chunks.of(text, length))))
                        .as("chunks of %s of <%s>", length, text)
                        .isEqualTo(whole);
            }
            assertThat(String.join("", new Screening(chain).stream(Chunks.random(text, 7, random))))
                    .as("random chunks of <%s>", text)
                    .isEqualTo(whole);
        }
    }

    /** Says the same in another way: marks the characters of words, and replaces runs of overlapping words. */
    private static String redacted(String text, String... words) {
        StringBuilder result = new StringBuilder();
        int coveredUntil = 0;
        for (int i = 0; i < text.length(); i++) {
            int end = longestWordAt(text, i, words);
            if (end > i && i >= coveredUntil) {
                result.append("[REDACTED:word]");
            }
            coveredUntil = Math.max(coveredUntil, end);
            if (i >= coveredUntil) {
                result.append(text.charAt(i));
            }
        }
        return result.toString();
    }

    private static int longestWordAt(String text, int index, String... words) {
        int end = index;
        for (String word : words) {
            end = text.startsWith(word, index) ? Math.max(end, index + word.length()) : end;
        }
        return end;
    }

    @Test
    void replacesEveryFindingAndNothingElse() {
        Random random = new Random(2);
        String[] words = {"ab", "bca", "a", "xxx"};
        for (int i = 0; i < 2_000; i++) {
            String text = randomText(random);
            assertThat(new Screening(output(FakeGuardrail.words("one", words))).answer(text))
                    .isEqualTo(redacted(text, words));
        }
    }

    @Test
    void mergesOverlappingFindingsIntoThePlaceholderOfTheFirst() {
        Guardrails guardrails = output(FakeGuardrail.words("one", "abc", "cde", "ef"));

        assertThat(new Screening(guardrails).answer("-abcdef-")).isEqualTo("-[REDACTED:word]-");
        assertThat(new Screening(guardrails).answer("abcabc")).isEqualTo("[REDACTED:word][REDACTED:word]");
    }
}
