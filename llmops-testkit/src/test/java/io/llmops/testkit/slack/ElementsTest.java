package io.llmops.testkit.slack;

import static io.llmops.testkit.slack.BlockJson.TEXT;
import static io.llmops.testkit.slack.BlockJson.actions;
import static io.llmops.testkit.slack.BlockJson.button;
import static io.llmops.testkit.slack.BlockJson.chars;
import static io.llmops.testkit.slack.BlockJson.option;
import static io.llmops.testkit.slack.BlockJson.times;
import static io.llmops.testkit.slack.BlockJson.tooLong;
import static io.llmops.testkit.slack.BlockJson.violations;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One passing and one failing case for each rule on buttons and menus. */
class ElementsTest {

    @ParameterizedTest(name = "{2}")
    @MethodSource("elements")
    void keepsTheRule(String good, String bad, String problem) throws Exception {
        assertThat(violations(good)).isEmpty();
        assertThat(violations(bad)).containsExactly(problem);
    }

    static Stream<Arguments> elements() {
        String confirm = "{title:{type:'plain_text',text:'Sure?'},text:" + TEXT
                + ",confirm:{type:'plain_text',text:'Yes'},deny:{type:'plain_text',text:'No'}}";
        return Stream.of(
                Arguments.of(
                        actions(times(25, button("value:'x'"))),
                        actions(times(26, button("value:'x'"))),
                        "no more than 25 items allowed [json-pointer:/blocks/0/elements]"),
                Arguments.of(
                        actions(button("")),
                        "{type:'actions'}",
                        "missing required field: elements [json-pointer:/blocks/0]"),
                Arguments.of(
                        actions(button("action_id:'a'") + "," + button("action_id:'b'")),
                        actions(button("action_id:'a'") + "," + button("action_id:'a'")),
                        "action_id must be unique in its block [json-pointer:/blocks/0]"),
                Arguments.of(
                        actions(button("")),
                        actions(TEXT),
                        "unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0]"),
                Arguments.of(
                        actions("{type:'button',text:{type:'plain_text',text:'" + chars(75) + "'}}"),
                        actions("{type:'button',text:{type:'plain_text',text:'" + chars(76) + "'}}"),
                        tooLong(75, "/blocks/0/elements/0/text/text")),
                Arguments.of(
                        actions(button("accessibility_label:'" + chars(75) + "'")),
                        actions(button("accessibility_label:'" + chars(76) + "'")),
                        tooLong(75, "/blocks/0/elements/0/accessibility_label")),
                Arguments.of(
                        actions(button("value:'" + chars(2_000) + "'")),
                        actions(button("value:'" + chars(2_001) + "'")),
                        tooLong(2_000, "/blocks/0/elements/0/value")),
                Arguments.of(
                        actions(button("url:'https://" + chars(2_992) + "'")),
                        actions(button("url:'https://" + chars(2_993) + "'")),
                        tooLong(3_000, "/blocks/0/elements/0/url")),
                Arguments.of(
                        actions(button("url:'https://x/'")),
                        actions(button("url:'javascript:1'")),
                        "must be an https URL [json-pointer:/blocks/0/elements/0/url]"),
                Arguments.of(
                        actions(button("action_id:'" + chars(255) + "'")),
                        actions(button("action_id:'" + chars(256) + "'")),
                        tooLong(255, "/blocks/0/elements/0/action_id")),
                Arguments.of(
                        actions(button("style:'danger'")),
                        actions(button("style:'loud'")),
                        "must be one of primary, danger [json-pointer:/blocks/0/elements/0/style]"),
                Arguments.of(
                        actions(button("confirm:" + confirm)),
                        actions(button("confirm:" + confirm.replace("Sure?", chars(101)))),
                        tooLong(100, "/blocks/0/elements/0/confirm/title/text")),
                Arguments.of(
                        actions(button("confirm:" + confirm.replace("hi", chars(300)))),
                        actions(button("confirm:" + confirm.replace("hi", chars(301)))),
                        tooLong(300, "/blocks/0/elements/0/confirm/text/text")),
                Arguments.of(
                        actions(button("confirm:" + confirm.replace("Yes", chars(30)))),
                        actions(button("confirm:" + confirm.replace("Yes", chars(31)))),
                        tooLong(30, "/blocks/0/elements/0/confirm/confirm/text")),
                Arguments.of(
                        actions("{type:'static_select',options:[" + option(75, 150) + "]}"),
                        actions("{type:'static_select',options:[" + option(76, 150) + "]}"),
                        tooLong(75, "/blocks/0/elements/0/options/0/text/text")),
                Arguments.of(
                        actions("{type:'overflow',options:[" + option(75, 150) + "]}"),
                        actions("{type:'overflow',options:[" + option(75, 151) + "]}"),
                        tooLong(150, "/blocks/0/elements/0/options/0/value")));
    }
}
