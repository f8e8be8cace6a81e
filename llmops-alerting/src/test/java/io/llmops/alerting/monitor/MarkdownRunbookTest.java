package io.llmops.alerting.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarkdownRunbookTest {

    @Test
    void theFirstHeadingIsTheTitleAndTheFirstListTheSteps() {
        Runbook runbook = Runbook.markdown("""
                # Calls fail

                Why, at length, with a [page](https://wiki.example/errors).

                ## What to do

                1. Look at `error.type`
                   of the **failed** calls.
                2. Check the status page, https://status.example.

                ## Whom to ask

                - ann
                """);

        assertThat(runbook)
                .isEqualTo(new Runbook(
                        "Calls fail",
                        List.of(
                                "Look at error.type of the failed calls.",
                                "Check the status page, https://status.example."),
                        Optional.of(URI.create("https://wiki.example/errors"))));
    }

    @Test
    void isNeverTooLong() {
        StringBuilder text = new StringBuilder("# " + "t".repeat(1_000) + "\n");
        for (int i = 0; i < 100; i++) {
            text.append("- ").append("😀".repeat(1_000)).append('\n');
        }
        Runbook runbook = Runbook.markdown(text.toString());

        assertThat(runbook.title()).hasSize(400).endsWith("…");
        assertThat(runbook.steps()).hasSize(10);
        assertThat(runbook.steps().get(0)).endsWith("😀…");
        assertThat(runbook.steps()
                        .get(0)
                        .codePointCount(0, runbook.steps().get(0).length()))
                .isEqualTo(400);
    }

    @Test
    void whatHasNoStepsIsEmpty() {
        assertThat(Runbook.markdown("").isEmpty()).isTrue();
        assertThat(Runbook.markdown("# Title\n\nonly words\n").isEmpty()).isTrue();
    }
}
