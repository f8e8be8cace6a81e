package io.llmops.alerting.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.alerting.signal.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SilencesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant THEN = NOW.plus(Duration.ofHours(2));
    private static final Labels GPT = Labels.of("model", "gpt-4o", "env", "prod");

    private final Silences silences = Silences.none();

    @Test
    void holdsForWhatMatchesFromItsBeginningToItsEnd() {
        silences.add(Silence.of(AlertMatcher.monitor("slow-*").label("model", "gpt-*"), THEN)
                .from(NOW)
                .by("ann")
                .because("the vendor knows"));

        assertThat(silences.silencing("slow-calls", GPT, NOW))
                .contains("silenced by ann until 2026-03-01T14:00:00Z: the vendor knows");
        assertThat(silences.silencing("slow-calls", GPT, NOW.minusSeconds(1))).isEmpty();
        assertThat(silences.silencing("slow-calls", GPT, THEN)).isEmpty();
        assertThat(silences.silencing("error-rate", GPT, NOW)).isEmpty();
        assertThat(silences.silencing("slow-calls", Labels.of("model", "claude"), NOW))
                .isEmpty();
        assertThat(silences.silencing("slow-calls", Labels.none(), NOW)).isEmpty();
    }

    @Test
    void isAddedOnceEndedEarlyAndForgottenWhenItIsOver() {
        Silence silence = Silence.of(AlertMatcher.everything(), THEN).by("ann").because("demo");
        silences.add(silence);
        silences.add(silence);
        assertThat(silences.silences()).containsExactly(silence);

        assertThat(silences.remove(silence)).isTrue();
        assertThat(silences.remove(silence)).isFalse();

        silences.add(silence);
        silences.forgetOver(THEN.minusSeconds(1));
        assertThat(silences.silences()).hasSize(1);
        silences.forgetOver(THEN);
        assertThat(silences.silences()).isEmpty();
    }

    @Test
    void maintenanceHoldsWhileItIsOpen() {
        Silences known = new Silences(List.of(new MaintenanceWindow(
                "the index is rebuilt", AlertMatcher.everything(), new Schedule.Once(NOW, THEN))));

        assertThat(known.silencing("slow-calls", GPT, NOW))
                .contains("maintenance until 2026-03-01T14:00:00Z: the index is rebuilt");
        assertThat(known.silencing("slow-calls", GPT, THEN)).isEmpty();
    }

    @Test
    void refusesWhatNobodyCouldJudgeLater() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Silence.of(AlertMatcher.everything(), THEN).because("demo"))
                .withMessageContaining("author and a reason");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Silence.of(AlertMatcher.everything(), NOW)
                        .from(THEN)
                        .by("ann")
                        .because("demo"))
                .withMessageContaining("over before it begins");
    }

    @Test
    void thereAreNeverTooMany() {
        for (int i = 0; i < Silences.MOST; i++) {
            silences.add(
                    Silence.of(AlertMatcher.monitor("m" + i), THEN).by("ann").because("demo"));
        }
        assertThatThrownBy(() -> silences.add(
                        Silence.of(AlertMatcher.everything(), THEN).by("ann").because("demo")))
                .hasMessageContaining("1000 silences already");
    }

    @Test
    void patternsMatchAsRegularExpressionsWould() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            String pattern = "x" + word(random, "ab*", 6);
            String text = "x" + word(random, "ab", 8);
            assertThat(AlertMatcher.monitor(pattern).matches(text, Labels.none()))
                    .as("%s %s", pattern, text)
                    .isEqualTo(text.matches(pattern.replace("*", ".*")));
        }
    }

    private static String word(Random random, String letters, int most) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }
}
