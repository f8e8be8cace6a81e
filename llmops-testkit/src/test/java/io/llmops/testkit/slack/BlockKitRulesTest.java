package io.llmops.testkit.slack;

import static io.llmops.testkit.slack.BlockJson.DIVIDER;
import static io.llmops.testkit.slack.BlockJson.TEXT;
import static io.llmops.testkit.slack.BlockJson.chars;
import static io.llmops.testkit.slack.BlockJson.header;
import static io.llmops.testkit.slack.BlockJson.json;
import static io.llmops.testkit.slack.BlockJson.markdown;
import static io.llmops.testkit.slack.BlockJson.section;
import static io.llmops.testkit.slack.BlockJson.times;
import static io.llmops.testkit.slack.BlockJson.tooLong;
import static io.llmops.testkit.slack.BlockJson.violations;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One passing and one failing case for each rule on a message and its texts and images. */
class BlockKitRulesTest {

    @ParameterizedTest(name = "{2}")
    @MethodSource({"messages", "layout"})
    void keepsTheRule(String good, String bad, String problem) throws Exception {
        assertThat(violations(good)).isEmpty();
        assertThat(violations(bad)).containsExactly(problem);
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                Arguments.of(
                        times(50, DIVIDER), times(51, DIVIDER), "no more than 50 items allowed [json-pointer:/blocks]"),
                Arguments.of(DIVIDER, "", "no fewer than 1 items allowed [json-pointer:/blocks]"),
                Arguments.of(DIVIDER, "{type:'wheel'}", "unsupported type: wheel [json-pointer:/blocks/0]"),
                Arguments.of(DIVIDER, "{}", "unsupported type:  [json-pointer:/blocks/0]"),
                Arguments.of(
                        DIVIDER,
                        "{type:'video'}",
                        "blocks of type video are not checked here [json-pointer:/blocks/0]"),
                Arguments.of(
                        "{type:'divider',block_id:'" + chars(255) + "'}",
                        "{type:'divider',block_id:'" + chars(256) + "'}",
                        "must be less than 256 characters [json-pointer:/blocks/0/block_id]"),
                Arguments.of(
                        "{type:'divider',block_id:'a'},{type:'divider',block_id:'b'},{type:'divider'},{type:'divider'}",
                        "{type:'divider',block_id:'a'},{type:'divider',block_id:'a'}",
                        "block_id must be unique in its message [json-pointer:/blocks]"),
                Arguments.of(
                        times(2, markdown(6_000)),
                        times(2, markdown(6_001)),
                        "markdown blocks must have at most 12000 characters together [json-pointer:/blocks]"),
                Arguments.of(
                        times(4, section(3_000)) + "," + section(1_200),
                        times(4, section(3_000)) + "," + section(1_201),
                        "blocks must have at most 13200 characters together [json-pointer:/blocks]"));
    }

    static Stream<Arguments> layout() {
        return Stream.of(
                Arguments.of(section(3_000), section(3_001), tooLong(3_000, "/blocks/0/text/text")),
                Arguments.of(
                        section(1), section(0), "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
                Arguments.of(
                        "{type:'section',text:" + TEXT + "}",
                        "{type:'section',text:{type:'mrkdwn'}}",
                        "missing required field: text [json-pointer:/blocks/0/text]"),
                Arguments.of(
                        "{type:'section',text:{type:'plain_text',text:'hi'}}",
                        "{type:'section',text:{type:'html',text:'hi'}}",
                        "must be a text object of type plain_text or mrkdwn [json-pointer:/blocks/0/text]"),
                Arguments.of(
                        "{type:'section',text:" + TEXT + "}",
                        "{type:'section',text:{type:'mrkdwn',text:5}}",
                        "must be a string [json-pointer:/blocks/0/text/text]"),
                Arguments.of(
                        "{type:'section',fields:[" + TEXT + "]}",
                        "{type:'section'}",
                        "must define either `text` or `fields` [json-pointer:/blocks/0]"),
                Arguments.of(
                        "{type:'section',fields:[" + times(10, TEXT) + "]}",
                        "{type:'section',fields:[" + times(11, TEXT) + "]}",
                        "no more than 10 items allowed [json-pointer:/blocks/0/fields]"),
                Arguments.of(
                        "{type:'section',fields:[{type:'mrkdwn',text:'" + chars(2_000) + "'}]}",
                        "{type:'section',fields:[{type:'mrkdwn',text:'" + chars(2_001) + "'}]}",
                        tooLong(2_000, "/blocks/0/fields/0/text")),
                Arguments.of(
                        "{type:'section',text:" + TEXT
                                + ",accessory:{type:'image',image_url:'https://x/',alt_text:'x'}}",
                        "{type:'section',text:" + TEXT + ",accessory:{type:'image',image_url:'https://x/'}}",
                        "missing required field: alt_text [json-pointer:/blocks/0/accessory]"),
                Arguments.of(header(150), header(151), tooLong(150, "/blocks/0/text/text")),
                Arguments.of(
                        header(1),
                        "{type:'header',text:" + TEXT + "}",
                        "must be a text object of type plain_text [json-pointer:/blocks/0/text]"),
                Arguments.of(header(1), "{type:'header'}", "missing required field: text [json-pointer:/blocks/0]"),
                Arguments.of(
                        "{type:'context',elements:[" + times(10, TEXT) + "]}",
                        "{type:'context',elements:[" + times(11, TEXT) + "]}",
                        "no more than 10 items allowed [json-pointer:/blocks/0/elements]"),
                Arguments.of(
                        "{type:'context',elements:[{type:'image',image_url:'https://x/',alt_text:'x'}]}",
                        "{type:'context',elements:[{type:'plain_text'}]}",
                        "missing required field: text [json-pointer:/blocks/0/elements/0]"),
                Arguments.of(markdown(1), "{type:'markdown'}", "missing required field: text [json-pointer:/blocks/0]"),
                Arguments.of(
                        "{type:'rich_text',elements:[{type:'rich_text_section',elements:[{type:'text',text:'x'}]}]}",
                        "{type:'rich_text',elements:[{type:'rich_text_section',elements:[{type:'marquee'}]}]}",
                        "unsupported type: marquee [json-pointer:/blocks/0/elements/0/elements/0]"),
                Arguments.of(
                        "{type:'rich_text',elements:[{type:'rich_text_list',elements:"
                                + "[{type:'rich_text_section',elements:[]}]}]}",
                        "{type:'rich_text',elements:[{type:'text',text:'x'}]}",
                        "unsupported type: text [json-pointer:/blocks/0/elements/0]"),
                Arguments.of(
                        "{type:'image',alt_text:'" + chars(2_000) + "',image_url:'https://x/'}",
                        "{type:'image',alt_text:'" + chars(2_001) + "',image_url:'https://x/'}",
                        tooLong(2_000, "/blocks/0/alt_text")),
                Arguments.of(
                        "{type:'image',alt_text:'x',title:{type:'plain_text',text:'" + chars(2_000)
                                + "'},slack_file:{id:'F0123ABCD'}}",
                        "{type:'image',alt_text:'x',title:{type:'plain_text',text:'" + chars(2_001)
                                + "'},slack_file:{id:'F0123ABCD'}}",
                        tooLong(2_000, "/blocks/0/title/text")),
                Arguments.of(
                        "{type:'image',alt_text:'x',slack_file:{id:'F0123ABCD'}}",
                        "{type:'image',alt_text:'x',slack_file:{id:'F0123ABCD'},image_url:'https://x/'}",
                        "must define exactly one of `image_url` and `slack_file` [json-pointer:/blocks/0]"),
                Arguments.of(
                        "{type:'image',alt_text:'x',slack_file:{id:'F0123ABCD'}}",
                        "{type:'image',alt_text:'x',slack_file:{id:'f0123abcd'}}",
                        "must match F[A-Z0-9]{8,} [json-pointer:/blocks/0/slack_file/id]"),
                Arguments.of(
                        "{type:'image',alt_text:'x',slack_file:{url:'https://files.slack.com/x'}}",
                        "{type:'image',alt_text:'x',slack_file:{}}",
                        "must define exactly one of `id` and `url` [json-pointer:/blocks/0/slack_file]"),
                Arguments.of(
                        "{type:'image',alt_text:'x',image_url:'https://x/'}",
                        "{type:'image',alt_text:'x',image_url:'http://x/'}",
                        "must be an https URL [json-pointer:/blocks/0/image_url]"),
                Arguments.of(
                        "{type:'image',alt_text:'x',image_url:'https://" + chars(2_992) + "'}",
                        "{type:'image',alt_text:'x',image_url:'https://" + chars(2_993) + "'}",
                        tooLong(3_000, "/blocks/0/image_url")));
    }

    @Test
    void blocksAreAnArray() throws Exception {
        assertThat(BlockKitRules.violations(json("{type:'divider'}")))
                .containsExactly("must be an array [json-pointer:/blocks]");
    }

    @Test
    void countsCodePointsAndEscapesAsTheyAreSent() throws Exception {
        assertThat(violations(header(150).replace("'" + chars(150), "'" + "😀".repeat(150))))
                .isEmpty();
        assertThat(violations(header(150).replace("'x", "'&amp;")))
                .containsExactly(tooLong(150, "/blocks/0/text/text"));
    }
}
