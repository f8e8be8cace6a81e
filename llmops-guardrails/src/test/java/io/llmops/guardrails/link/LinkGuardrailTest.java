package io.llmops.guardrails.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.call.Origin;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkGuardrailTest {

    private final LinkGuardrail guardrail = LinkGuardrail.allowing("docs.example.com", "*.corp.example");

    private List<String> found(String text) {
        Verdict verdict = guardrail.check(Text.whole(text, Origin.ANSWER));
        return verdict instanceof Verdict.Redact redact
                ? redact.findings().stream()
                        .map(finding -> finding.category() + " " + text.substring(finding.start(), finding.end()))
                        .toList()
                : List.of();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "![x](https://evil.example/p.png?q=1) ok;            embedded_url https://evil.example/p.png?q=1",
                "![a [b] c](HTTPS://EVIL.example/p);                 embedded_url HTTPS://EVIL.example/p",
                "![x](<https://evil.example/p>);                     embedded_url https://evil.example/p",
                "![x](//evil.example/p);                             embedded_url //evil.example/p",
                "![x](https:/\\evil.example/p);                      embedded_url https:/\\evil.example/p",
                "![x](http:evil.example);                            embedded_url http:evil.example",
                "<img alt='' src = \"https://evil.example/p\">;      embedded_url https://evil.example/p",
                "<iframe src=https://evil.example/p></iframe>;       embedded_url https://evil.example/p",
                "<div style=\"background:url('https://evil.example/p')\">; embedded_url https://evil.example/p",
                "![x][r] [r]: https://evil.example/p;                embedded_url https://evil.example/p",
                "[![x](https://evil.example/p)](https://docs.example.com/); embedded_url https://evil.example/p",
                "![x](https://docs.example.com@evil.example/p);      unsafe_url https://docs.example.com@evil.example/p",
                "see https://docs.example.com@evil.example/;         unsafe_url https://docs.example.com@evil.example/",
                "[x](javascript:alert(1);                            unsafe_url javascript:alert(1",
                "<a href='data:text/html,x'>x</a>;                   unsafe_url data:text/html,x",
                "[x](https://evil.example/?q=0123456789012345678901234567890123456789); link_with_data https://evil.example/?q=0123456789012345678901234567890123456789",
            })
    void findsWhatTakesDataOutOrRunsCode(String text, String expected) {
        assertThat(found(text)).containsExactly(expected.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "![x](https://docs.example.com/p.png?q=1)",
                "![x](https://DOCS.example.com.:443/p)",
                "![x](https://img.corp.example/p) ![x](https://a.b.corp.example/p)",
                "![x](data:image/png;base64,iVBORw0KGgo=)",
                "![x](images/local.png) [x](/path?with=query#and-fragment-that-is-rather-long)",
                "[x](https://other.example/page?id=42) and https://other.example/page",
                "Note: this is text; the ratio is 3:4, see section 2://x. mailto:a@b.example",
                "the word javascript: is no link, // neither is this, and http:// is nothing",
                "f(//comment",
                "a = b //c.d",
            })
    void leavesTheRestAlone(String text) {
        assertThat(found(text)).isEmpty();
    }

    @Test
    void aHostIsAllowedAsAWholeOrByItsDomain() {
        assertThat(found("![x](https://corp.example/p)")).hasSize(1);
        assertThat(found("![x](https://evilcorp.example/p)")).hasSize(1);
        assertThat(found("![x](https://docs.example.com.evil.example/p)")).hasSize(1);
    }

    @Test
    void linksMayTakeAsMuchAlongAsIsSaid() {
        String text = "[x](https://other.example/?q=1)";
        assertThat(guardrail.withPayload(0).check(Text.whole(text, Origin.ANSWER)))
                .isInstanceOf(Verdict.Redact.class);
        assertThat(guardrail.withPayload(3).check(Text.whole(text, Origin.ANSWER)))
                .isInstanceOf(Verdict.Pass.class);
    }

    @Test
    void settingsThatMakeNoSenseAreErrors() {
        assertThatThrownBy(() -> LinkGuardrail.allowing("https://x.example"))
                .hasMessageContaining("'https://x.example'");
        assertThatThrownBy(() -> LinkGuardrail.allowing("*")).hasMessageContaining("*.example.com");
        assertThatThrownBy(() -> guardrail.withPayload(-1)).hasMessageContaining("-1");
    }
}
