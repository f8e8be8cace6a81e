package io.llmops.guardrails.injection.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.guardrails.injection.language.Tokens;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsTest {

    @Test
    void aShortTextIsOneWindowAndAnEmptyOneNone() {
        assertThat(Windows.of(Tokens.of(""))).isEmpty();
        assertThat(Windows.of(Tokens.of("How are you?"))).containsExactly(new Window(0, 4));
    }

    @Test
    void everyTokenOfALongTextIsInAWindowAndTheNumberGrowsWithTheLength() {
        for (String piece : List.of("one two three four. ", "word ", "a\n\n", "! ", "line of code;\n")) {
            Tokens tokens = Tokens.of(piece.repeat(2_000));
            List<Window> windows = Windows.of(tokens);
            boolean[] covered = new boolean[tokens.size()];
            for (Window window : windows) {
                assertThat(window.to()).isGreaterThan(window.from()).isLessThanOrEqualTo(tokens.size());
                assertThat(window.to() - window.from()).isLessThanOrEqualTo(48);
                Arrays.fill(covered, window.from(), window.to(), true);
            }
            assertThat(covered).as(piece).doesNotContain(false);
            assertThat(windows.size()).as(piece).isLessThan(tokens.size() / 3 + 2);
        }
    }
}
