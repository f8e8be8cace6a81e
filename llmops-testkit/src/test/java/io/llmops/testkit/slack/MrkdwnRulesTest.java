package io.llmops.testkit.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MrkdwnRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*bold* _italic_ ~strike~ `code`",
                "&gt; a quote, a &lt;tag&gt; and R&amp;D",
                "> a quote",
                "<https://example.com/a?b=1&amp;c=2|Runbook> and <http://example.com>",
                "<mailto:ops@example.com|Operations>",
                "<@U012AB3CD> <@W012AB3CD|ann> <#C012AB3CD> <#C012AB3CD|alerts>",
                "<!here> <!channel> <!everyone> <!here|here> <!subteam^S012AB3CD|@ops>",
                "<!date^1392734382^Posted {date_num} {time_secs}|Posted 2014-02-18 6:39:42 AM>",
                "<!date^1392734382^{date_short}^https://example.com/|Feb 18, 2014>"
            })
    void acceptsWhatIsEscapedOrAToken(String text) {
        assertThat(MrkdwnRules.violations(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"R&D", "a && b", "&nbsp;", "&#39;", "&amp", "<https://example.com/?a=1&b=2|x>"})
    void findsAmpersandsThatAreNotEscaped(String text) {
        assertThat(MrkdwnRules.violations(text)).containsExactly("& must be escaped as &amp;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a < b",
                "<tag>",
                "</div>",
                "<>",
                "<javascript:alert(1)|x>",
                "<https://exa mple.com|x>",
                "<https://example.com",
                "<@ann>",
                "<!somebody>",
                "<!date^soon^{date}|soon>",
                "<!date^1392734382^{date}>"
            })
    void findsAnglesThatBeginNoToken(String text) {
        assertThat(MrkdwnRules.violations(text))
                .singleElement()
                .satisfies(violation -> assertThat(violation).startsWith("< must be escaped as &lt;"));
    }
}
