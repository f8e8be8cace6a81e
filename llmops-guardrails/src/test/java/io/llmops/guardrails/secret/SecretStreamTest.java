package io.llmops.guardrails.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.guardrails.Chunks;
import io.llmops.guardrails.Guardrails;
import io.llmops.guardrails.Screening;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SecretStreamTest {

    private static final Guardrails GUARDRAILS =
            Guardrails.builder().output(new SecretGuardrail()).build();

    private static final List<String> PIECES = List.of(
            " ",
            " ",
            "\n",
            ", ",
            "-",
            "_",
            ".",
            "=",
            "\"",
            "@",
            "/",
            ":",
            "\\n",
            "==",
            "\uD83D\uDE00",
            "\u00e9",
            "x",
            "The",
            " answer is ",
            "AKIA",
            "sk-",
            "eyJ",
            "gh",
            "-----BEGIN ",
            "PRIVATE KEY-----",
            "-----",
            "\n-----END ",
            "https://",
            "user:",
            "AccountKey=",
            "3f2504e0-4f89-11d3",
            "[REDACTED:jwt]",
            "xxxxxxx",
            "EXAMPLE");

    private static String whole(String text) {
        Screening screening = new Screening(GUARDRAILS);
        String shown = screening.answer(text);
        assertThat(screening.failed()).as(text).isFalse();
        return shown;
    }

    private static String streamed(List<String> chunks) {
        Screening screening = new Screening(GUARDRAILS);
        String shown = String.join("", screening.stream(chunks));
        assertThat(screening.failed()).as(String.join("", chunks)).isFalse();
        return shown;
    }

    /** Secrets, halves of secrets and words, set side by side with nothing between them. */
    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            if (random.nextInt(3) == 0) {
                String rule = FakeSecrets.rules()
                        .get(random.nextInt(FakeSecrets.rules().size()));
                String secret = FakeSecrets.of(rule, random).text();
                text.append(secret, 0, random.nextInt(4) == 0 ? random.nextInt(secret.length()) : secret.length());
            } else {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return text.toString();
    }

    @Test
    void showsForEveryChunkingWhatTheWholeTextBecomes() {
        Random random = new Random(7);
        for (int i = 0; i < 1_500; i++) {
            String text = randomText(random);
            String whole = whole(text);
            assertThat(streamed(Chunks.of(text, 1)))
                    .as("single characters of <%s>", text)
                    .isEqualTo(whole);
            for (int most : new int[] {3, 20, 200}) {
                assertThat(streamed(Chunks.random(text, most, random)))
                        .as("chunks of up to %s of <%s>", most, text)
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    void showsTheSameInWordsThatAreLongerThanAnyHoldBack() {
        Random random = new Random(8);
        for (int i = 0; i < 40; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 12_000) {
                String rule = FakeSecrets.rules()
                        .get(random.nextInt(FakeSecrets.rules().size()));
                text.append(FakeSecrets.of(rule, random).secret().replace("\n", ""))
                        .append("-_.=/".charAt(random.nextInt(5)));
            }
            assertThat(streamed(Chunks.random(text.toString(), 900, random))).isEqualTo(whole(text.toString()));
        }
    }

    @Test
    void findsNothingInWhatItHasRedacted() {
        Random random = new Random(9);
        for (int i = 0; i < 20_000; i++) {
            String once = whole(randomText(random));
            assertThat(whole(once)).isEqualTo(once);
        }
    }

    @Test
    void holdsBackTheLastWordOnly() {
        List<String> shown = new Screening(GUARDRAILS).stream(Chunks.of("an answer in words", 3));

        assertThat(shown).containsExactly("an ", "", "", "answer ", "in ", "", "words");
    }
}
