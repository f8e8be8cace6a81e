package io.llmops.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SlackTextTest {

    @Test
    void cannotMentionNorLink() {
        assertThat(SlackText.of("<!channel> <@U1> <https://evil|ok> & \u0007x", 100))
                .isEqualTo("&lt;!channel&gt; &lt;@U1&gt; &lt;https://evil|ok&gt; &amp;  x");
    }

    @Test
    void isCutNeitherWithinAnEntityNorWithinACharacter() {
        assertThat(SlackText.of("ab&cd", 9)).isEqualTo("ab&amp;cd");
        assertThat(SlackText.of("ab&cdef", 8)).isEqualTo("ab&amp;…");
        assertThat(SlackText.of("ab&cdef", 7)).isEqualTo("ab…");
        assertThat(SlackText.of("ab\uD83D\uDD25cd", 4)).isEqualTo("ab…");
        assertThat(SlackText.of("ab\uD83D\uDD25cd", 5)).isEqualTo("ab\uD83D\uDD25…");
    }

    @Test
    void neverIsTooLongNorTorn() {
        String[] pieces = {"&", "<", ">", "a", "\uD83D\uDD25", ";", "amp;"};
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(30), 0, pieces.length).forEach(it -> text.append(pieces[it]));
            int most = 1 + random.nextInt(60);

            String safe = SlackText.of(text.toString(), most);

            assertThat(safe.length()).isLessThanOrEqualTo(most);
            assertThat(safe).doesNotContain("<", ">");
            assertThat(safe.replaceAll("&(amp|lt|gt);", "")).doesNotContain("&");
            assertThat(safe.codePoints()).allMatch(it -> Character.getType(it) != Character.SURROGATE);
        }
    }
}
