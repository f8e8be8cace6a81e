package io.llmops.testkit.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackFindingsTest {

    private final SlackStandIn slack = SlackStandIn.start();
    private final SlackClient client = new SlackClient(slack);

    @AfterEach
    void close() {
        slack.close();
    }

    @Test
    void takesButReportsTextThatIsNotEscaped() throws Exception {
        JsonNode answer = client.call("chat.postMessage", SlackClient.post("R&D", "a < b"));

        assertThat(answer.path("ok").asBoolean()).isTrue();
        assertThat(slack.violations())
                .containsExactly(
                        "& must be escaped as &amp; [json-pointer:/text]",
                        "< must be escaped as &lt; or begin a link, mention or date: <"
                                + " [json-pointer:/blocks/0/text/text]");
    }

    @Test
    void reportsWhatWouldMentionPeople() throws Exception {
        String richText = "{\"type\":\"rich_text\",\"elements\":[{\"type\":\"rich_text_section\",\"elements\":["
                + "{\"type\":\"text\",\"text\":\"<!channel>\"},{\"type\":\"broadcast\",\"range\":\"here\"}]}]}";
        String markdown = "{\"type\":\"markdown\",\"text\":\"<!everyone> & <b>\"}";
        String header = "{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"<!here> is text\"}}";
        String section =
                SlackClient.SECTION.formatted("<@U012AB3CD> in <#C012AB3CD> &lt;!here&gt; <https://example.com|x>");
        client.call(
                "chat.postMessage",
                "{\"channel\":\"alerts\",\"text\":\"<!channel>\",\"blocks\":["
                        + String.join(",", section, header, markdown, richText) + "]}");

        assertThat(slack.mentions())
                .containsExactly(
                        new Mention("<!channel>", "/text"),
                        new Mention("<@U012AB3CD>", "/blocks/0/text/text"),
                        new Mention("<#C012AB3CD>", "/blocks/0/text/text"),
                        new Mention("<!everyone>", "/blocks/2/text"),
                        new Mention("{\"type\":\"broadcast\",\"range\":\"here\"}", "/blocks/3/elements/0/elements/1"));
        assertThat(slack.violations()).isEmpty();
    }

    @Test
    void reportsFieldsThatGoRoundTheRules() throws Exception {
        client.call(
                "chat.postMessage", "{\"channel\":\"alerts\",\"text\":\"hi\",\"attachments\":[],\"link_names\":true}");

        assertThat(slack.violations()).hasSize(2);
    }
}
