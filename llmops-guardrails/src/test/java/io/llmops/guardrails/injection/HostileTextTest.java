package io.llmops.guardrails.injection;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.call.Origin;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.injection.model.Page;
import io.llmops.guardrails.injection.view.View;
import io.llmops.guardrails.injection.view.Views;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** No text makes it fail, and none makes it do more than its share: work is counted, not timed. */
class HostileTextTest {

    static final List<String> PIECES = List.of(
            "a",
            " ",
            "\n",
            "\n\n",
            "a ",
            "a-",
            "A",
            "aB",
            "0",
            "4 4 ",
            "41 ",
            "ff ",
            "%41",
            "&#65;",
            "01000001 ",
            "0 1 ",
            ".- ",
            "-.",
            "QUJD",
            "aWdub3Jl ",
            "zq xj vk ",
            "erongi lla ",
            "ignore ",
            "ignore previous ",
            "!",
            "?. ",
            "'",
            "@$|",
            "1gn0r3 ",
            "\u200b",
            "x\u200b",
            "\u0301",
            "\uFDFA",
            "\uFF21",
            "\u0430b",
            "\u0430",
            "\uD800",
            "\uDC00",
            "\uD83D\uDE00",
            "\uDB40\uDC41",
            "\uDB40\uDD41",
            "\u5FFD\u7565",
            "\u0E25\u0E37\u0E21",
            "\u202E",
            "<!-- ",
            "\u0000",
            "\uFFFF");

    private static final int LONG = 1 << 16;
    private static final InjectionGuardrail GUARDRAIL = new InjectionGuardrail();

    @ParameterizedTest
    @FieldSource("PIECES")
    void workGrowsNoFasterThanTheText(String piece) {
        long shorter = work(piece.repeat(LONG / 4 / piece.length()));
        long longer = work(piece.repeat(LONG / piece.length()));

        assertThat(longer).isLessThan(5 * shorter + 2_000);
        assertThat(longer).isLessThan(60L * LONG);
    }

    /** Characters read, and tokens looked at in windows. */
    private static long work(String text) {
        long work = 0;
        for (View view : Views.of(text)) {
            work += view.text().length();
            work += Page.of(view).windows().stream()
                    .mapToLong(window -> window.to() - window.from())
                    .sum();
        }
        return work;
    }

    @Test
    void judgesAMegabyteOfAnything() {
        Random random = new Random(11);
        for (int kind = 0; kind < 4; kind++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 1 << 20) {
                text.append(
                        switch (kind) {
                            case 0 -> String.valueOf((char) random.nextInt(1 << 16));
                            case 1 -> Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1));
                            case 2 -> PIECES.get(random.nextInt(PIECES.size()));
                            default -> String.valueOf((char) (' ' + random.nextInt(95)));
                        });
            }
            assertThat(GUARDRAIL.judge(Text.whole(text.toString(), Origin.USER)))
                    .isNotNull();
        }
    }

    @Test
    void judgesManySmallMixtures() {
        Random random = new Random(12);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())).repeat(1 + random.nextInt(3)));
            }
            String mixture = text.toString();
            assertThat(GUARDRAIL.judge(Text.whole(mixture, Origin.USER)))
                    .isEqualTo(GUARDRAIL.judge(Text.whole(mixture, Origin.USER)));
            for (View view : Views.of(mixture)) {
                for (int at = 0; at < view.text().length(); at++) {
                    assertThat(view.origin(at)).isBetween(0, mixture.length() - 1);
                }
            }
        }
    }
}
