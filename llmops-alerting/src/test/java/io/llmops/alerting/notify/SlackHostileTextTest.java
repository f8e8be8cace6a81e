package io.llmops.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.alerting.incident.Background;
import io.llmops.alerting.incident.Finding;
import io.llmops.alerting.incident.Handling;
import io.llmops.alerting.incident.Verdict;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.triage.Scope;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Text of models and users, wherever it gets into a message, stays text. */
class SlackHostileTextTest {

    private static final String[] PIECES = {
        "<!channel>",
        "<!here|x>",
        "<@U012AB3CD>",
        "<#C024BE7LR>",
        "<https://evil.example|ok>",
        "*bold*",
        "_it_",
        "~no~",
        "`code`",
        "```",
        "\n> quote",
        ":rotating_light:",
        "&",
        "&lt;",
        "&amp",
        ";",
        "|",
        ">",
        "<",
        "\u202E",
        "\u2066",
        "\u200F",
        "\u2028",
        "\0",
        "\r",
        "\uD83D\uDE00",
        "\uD83D",
        "\uDE00",
        "\uD83D\uDC68\u200D\uD83D\uDC69",
        "e\u0301",
        "https://evil.example ",
        "x"
    };

    private final Random random = new Random(20_260_301);

    @Test
    void cannotMentionLinkOrFormat() {
        for (int i = 0; i < 1_000; i++) {
            SlackMessage whole = SlackMessage.withButtons(notification(text()));
            SlackMessage news = SlackMessage.newsOf(notification(text()));

            for (SlackMessage message : List.of(whole, news)) {
                assertThat(message.json().path("mrkdwn").asBoolean(true)).isFalse();
                assertThat(kinds(message.blocks()))
                        .isSubsetOf(
                                "header",
                                "section",
                                "context",
                                "actions",
                                "button",
                                "plain_text",
                                "rich_text",
                                "rich_text_section",
                                "link");
                assertThat(message.blocks().size()).isLessThanOrEqualTo(SlackBlocks.MOST_BLOCKS);
                assertThat(message.blocks().toString().length()).isLessThanOrEqualTo(SlackBlocks.MOST_CHARACTERS);
                texts(message).forEach(SlackHostileTextTest::assertHarmless);
            }
        }
    }

    private static void assertHarmless(String text) {
        assertReadable(text);
        assertThat(text).doesNotContain("<", ">");
        assertThat(text.replaceAll("&(amp|lt|gt);", "")).doesNotContain("&");
    }

    private static void assertReadable(String text) {
        assertThat(text).isNotBlank().doesNotContain("\u202E", "\u2066", "\u200F", "\u2028", "\0", "\r");
        assertThat(text.codePoints()).allMatch(it -> Character.getType(it) != Character.SURROGATE);
    }

    /** Long and short, so that cuts fall everywhere. */
    private String text() {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "a" : "");
        random.ints(random.nextInt(random.nextInt(10) == 0 ? 2_000 : 60), 0, PIECES.length)
                .forEach(it -> text.append(PIECES[it]));
        return text.toString();
    }

    private static Notification notification(String text) {
        Notification opened =
                Incidents.opened(Incidents.incident(text, 1, Optional.empty(), List.of(Incidents.member(text, 2))));
        Handling handling = new Handling(
                Optional.of(new Handling.Acknowledged(text, Incidents.DETECTED)),
                Optional.of(text),
                Optional.of(new Handling.Judged(Verdict.TRUE_ALERT, text, Incidents.DETECTED)));
        Background background = new Background(
                Map.of(text, text),
                List.of(new Background.Happening(Incidents.ONSET, text)),
                List.of(Finding.of(
                        Incidents.ONSET,
                        Scope.ONE_CUSTOMER,
                        0.97,
                        List.of(text),
                        List.of(text),
                        List.of(),
                        Optional.of(Severity.ERROR))));
        Notification handled = Incidents.with(opened, handling, background);
        Link link = new Link(text, URI.create("https://grafana.example/d?x=%3C!channel%3E&y=1"));
        return new Notification(handled.kind(), true, handled.incident(), List.of(text), List.of(link));
    }

    private static List<String> kinds(JsonNode node) {
        return node.findValuesAsText("type");
    }

    /** What Slack looks for markup in; of links, which it does not, only that they can be read. */
    private static List<String> texts(SlackMessage message) {
        List<String> texts = new ArrayList<>(List.of(message.text()));
        collect(message.blocks(), texts);
        return texts;
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.path("type").asText().equals("link")) {
            assertReadable(node.path("text").asText());
        } else if (node.path("text").isTextual()) {
            texts.add(node.path("text").asText());
        } else {
            node.forEach(it -> collect(it, texts));
        }
    }
}
