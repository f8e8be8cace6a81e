package io.llmops.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.alerting.incident.Background;
import io.llmops.alerting.incident.Finding;
import io.llmops.alerting.incident.Handling;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.Member;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.triage.Scope;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlackMessageTest {

    @Test
    void showsWhatIsWrongWhereSinceWhenAndWhatToDo() {
        SlackMessage message = SlackMessage.of(Incidents.opened("Too many calls fail"));

        assertThat(message.text()).isEqualTo("ERROR: Too many calls fail");
        assertThat(texts(message))
                .containsExactly(
                        "\ud83d\udd34 ERROR: Too many calls fail",
                        "Severity",
                        "error",
                        "Model",
                        "gpt-4o",
                        "Occurrence",
                        "3",
                        "error-rate (firing): error ratio over 5m is 0.12, limit 0.05",
                        "What to do: When calls fail\n1. Look at the provider's status page",
                        "Began 2026-03-01 12:00:00 UTC, detected 2026-03-01 12:02:00 UTC",
                        "Traces: 0af7651916cd43dd8448eb211c80319c",
                        "Runbook: When calls fail");
    }

    @Test
    void showsWhatIsKnownAndWhatChangedBefore() {
        Background background = new Background(
                Map.of("Family", "gpt-4o"),
                List.of(new Background.Happening(Incidents.ONSET.minusSeconds(60), "checkout-bot v42 deployed")));
        SlackMessage message = SlackMessage.of(Incidents.with(Incidents.opened("a"), Handling.none(), background));

        assertThat(texts(message))
                .containsSequence("Family", "gpt-4o", "Occurrence", "3")
                .contains("Shortly before:\n2026-03-01 11:59:00 UTC checkout-bot v42 deployed");
    }

    @Test
    void showsWhoseTroubleItIs() {
        Finding finding = Finding.of(
                Incidents.ONSET,
                Scope.ONE_CUSTOMER,
                0.97,
                List.of("customer-3f9a1c"),
                List.of("30 of 40 calls were blocked", "2 rules found something"),
                List.of(),
                Optional.of(Severity.ERROR));
        Background background = new Background(Map.of(), List.of(), List.of(finding));
        SlackMessage message = SlackMessage.of(Incidents.with(Incidents.opened("a"), Handling.none(), background));

        assertThat(texts(message))
                .contains("Whose trouble: one customer (customer-3f9a1c), 97 % sure\n"
                        + "\u2022 30 of 40 calls were blocked\n\u2022 2 rules found something");
    }

    @Test
    void showsHowLongItLasted() {
        SlackMessage message = SlackMessage.of(Incidents.resolved("Too many calls fail"));

        assertThat(message.text()).isEqualTo("Resolved: Too many calls fail");
        assertThat(texts(message)).first().isEqualTo("\u2705 Resolved: Too many calls fail");
        assertThat(texts(message)).anyMatch(it -> it.endsWith(", lasted 42m"));
        assertThat(texts(message)).as("nothing is left to do").noneMatch(it -> it.startsWith("What to do"));
        assertThat(texts(SlackMessage.newsOf(Incidents.resolved("a"))))
                .containsExactly("Resolved after 42m", "error-rate resolved: clear for 5m");
    }

    @Test
    void aReminderThatWasNotDeliveredIsWhateverComesAfterIt() {
        Notification opened = Incidents.opened("a");
        Notification reminder =
                new Notification(IncidentChange.Kind.REMINDED, false, opened.incident(), List.of("still"), List.of());

        assertThat(SlackMessage.of(reminder).text()).isEqualTo("Still ERROR: a");
        assertThat(reminder.after(opened).kind()).isEqualTo(IncidentChange.Kind.OPENED);
        assertThat(reminder.after(Incidents.updated("a")).kind()).isEqualTo(IncidentChange.Kind.UPDATED);
        assertThat(Incidents.updated("a").after(reminder).kind()).isEqualTo(IncidentChange.Kind.UPDATED);
        assertThat(Incidents.resolved("a").after(reminder).kind()).isEqualTo(IncidentChange.Kind.RESOLVED);
    }

    @Test
    void whatFiredAndIsOverAlreadySaysBoth() {
        Notification both = Incidents.resolved("a").after(Incidents.opened("a"));

        assertThat(SlackMessage.of(both).text()).isEqualTo("Fired and resolved: a");
    }

    @Test
    void textFromOutsideStaysText() {
        SlackMessage message = SlackMessage.of(Incidents.opened("<!channel> *bold* <https://evil|click>"));

        assertThat(message.text()).contains("&lt;!channel&gt;").doesNotContain("<");
        assertThat(message.blocks().toString()).doesNotContain("<!").doesNotContain("<https://evil");
        assertThat(message.blocks().findValuesAsText("type")).doesNotContain("mrkdwn", "markdown");
    }

    @Test
    void theLargestIncidentFitsAndSaysThatItWasShortened() {
        List<Member> many = Collections.nCopies(100, Incidents.member("x".repeat(5_000), 100));
        Incident large = Incidents.incident("&".repeat(9_000), 1, Optional.empty(), many);
        List<Link> links = Collections.nCopies(80, new Link("Dashboard", URI.create("https://grafana.example/d/1")));
        SlackMessage message = SlackMessage.of(
                new Notification(IncidentChange.Kind.OPENED, true, large, List.of("y".repeat(20_000)), links));

        assertThat(message.blocks().size()).isLessThanOrEqualTo(SlackBlocks.MOST_BLOCKS);
        assertThat(message.blocks().toString().length()).isLessThanOrEqualTo(SlackBlocks.MOST_CHARACTERS);
        assertThat(texts(message)).last().asString().startsWith("Shortened");
        assertThat(message.blocks().get(0).path("text").path("text").asText())
                .hasSizeLessThanOrEqualTo(SlackBlocks.LONGEST_HEADER)
                .endsWith("&amp;…");
    }

    @Test
    void allTextTogetherStaysWithinTheLimitThatNoPageStates() {
        SlackBlocks blocks = new SlackBlocks();
        for (int i = 0; i < 10; i++) {
            blocks.section("x".repeat(SlackBlocks.LONGEST_SECTION));
        }
        String built = blocks.build().toString();

        assertThat(built.length()).isBetween(9_000, SlackBlocks.MOST_CHARACTERS);
        assertThat(built).contains("Shortened");
    }

    @Test
    void noTextIsEverEmpty() {
        SlackBlocks blocks = new SlackBlocks()
                .section(" ")
                .context("")
                .context("\u202E")
                .pairs(Map.of("model", ""))
                .links(List.of(new Link("\u202E", URI.create("https://x.example/"))));

        assertThat(blocks.build().findValuesAsText("text")).containsExactly("-", "model", "-", "https://x.example/");
    }

    @Test
    void aLinkThatIsNoneIsShownAsText() {
        Link file = new Link("Runbook", URI.create("runbooks/errors.md"));

        assertThat(new SlackBlocks().links(List.of(file)).build().findValuesAsText("text"))
                .containsExactly("Runbook: runbooks/errors.md");
    }

    private static List<String> texts(SlackMessage message) {
        List<String> texts = new ArrayList<>();
        message.blocks().forEach(it -> collect(it, texts));
        return texts;
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.path("text").isTextual()) {
            texts.add(node.path("text").asText());
        } else {
            node.forEach(it -> collect(it, texts));
        }
    }
}
