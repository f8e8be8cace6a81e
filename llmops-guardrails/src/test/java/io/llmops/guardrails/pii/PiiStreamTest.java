package io.llmops.guardrails.pii;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.guardrails.Chunks;
import io.llmops.guardrails.Guardrails;
import io.llmops.guardrails.Screening;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PiiStreamTest {

    private static final Guardrails GUARDRAILS =
            Guardrails.builder().output(new PiiGuardrail()).build();

    private static final List<String> PIECES = List.of(
            " ",
            " ",
            " ",
            "\n",
            ", ",
            "-",
            ".",
            ": ",
            "(",
            ")",
            "+",
            "@",
            "/",
            "::",
            "#",
            "\\n",
            "[",
            "]",
            "'",
            "€",
            "\u200b",
            "\u00a0",
            "\uFF11",
            "\uD835\uDFD1",
            "\uD83D\uDE00",
            "\uE000",
            "é",
            "x",
            "7",
            "12",
            "555",
            "1234",
            "2024",
            "00",
            "Call me at ",
            "card ",
            "order ",
            "born on ",
            "May ",
            "address is ",
            "Main Street",
            "straße 5",
            "rue ",
            "Apt. 4",
            "zip ",
            "PO Box ",
            "APO AE ",
            "a.b",
            "@c.de",
            "GB",
            "DE89",
            "fe80:",
            "ab:cd:",
            "the ",
            "street ",
            "tel ",
            "[REDACTED:email]",
            "[REDACTED:phone:1]",
            "[REDACTED:",
            "Berlin",
            "10115",
            "SW1A 1AA",
            "Germany",
            " x12",
            "ext. ");

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

    /** Values, halves of values, and what changes their meaning, set side by side. */
    private static String randomText(Random random) {
        FakeData data = new FakeData(random);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(14); i >= 0; i--) {
            if (random.nextInt(4) == 0) {
                String value = data.of(data.any(List.of(Entity.values())));
                text.append(value, 0, random.nextInt(4) == 0 ? random.nextInt(value.length()) : value.length());
            } else {
                text.append(data.any(PIECES));
            }
        }
        return text.toString();
    }

    @Test
    void showsForEveryChunkingWhatTheWholeTextBecomes() {
        Random random = new Random(17);
        for (int i = 0; i < 3_000; i++) {
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
    void showsTheSameOfLongTexts() {
        Random random = new Random(18);
        for (int i = 0; i < 100; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 4_000) {
                text.append(randomText(random));
            }
            assertThat(streamed(Chunks.random(text.toString(), 300, random))).isEqualTo(whole(text.toString()));
        }
    }

    @Test
    void findsNothingInWhatItHasRedacted() {
        Random random = new Random(19);
        for (int i = 0; i < 30_000; i++) {
            String text = randomText(random);
            String once = whole(text);
            assertThat(whole(once)).as("of <%s>", text).isEqualTo(once);
        }
    }

    @Test
    void holdsBackLittleOfOrdinaryText() {
        String text =
                "An answer in words, with 3 items of 2021 and no personal data whatsoever in any of its sentences.";
        List<String> chunks = Chunks.of(text, 4);
        List<String> shown = new Screening(GUARDRAILS).stream(chunks);

        int come = 0;
        int seen = 0;
        for (int i = 0; i < chunks.size(); i++) {
            come += chunks.get(i).length();
            seen += shown.get(i).length();
            assertThat(come - seen)
                    .as("held back after <%s>", text.substring(0, come))
                    .isLessThan(24);
        }
    }
}
