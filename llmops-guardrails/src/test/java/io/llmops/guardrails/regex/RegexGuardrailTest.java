package io.llmops.guardrails.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.call.Origin;
import io.llmops.guardrails.HoldBack;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegexGuardrailTest {

    private static List<String> found(RegexGuardrail guardrail, String text) {
        Verdict verdict = guardrail.check(Text.whole(text, Origin.ANSWER));
        return verdict instanceof Verdict.Redact redact
                ? redact.findings().stream()
                        .map(finding -> text.substring(finding.start(), finding.end()))
                        .toList()
                : List.of();
    }

    @Test
    void findsWhatMatchesOrItsGroup() {
        assertThat(found(RegexGuardrail.of("order", "ORD-[0-9]{3}"), "ORD-123 and ORD-456, not ORD-7"))
                .containsExactly("ORD-123", "ORD-456");
        assertThat(found(RegexGuardrail.of("order", "order (\\d+)"), "order 12, order x"))
                .containsExactly("12");
    }

    @Test
    void withALongestMatchItFindsTheSameThatIsNoLonger() {
        RegexGuardrail bounded = RegexGuardrail.of("order", "\\bORD-[0-9]+\\b").withLongest(8);
        assertThat(found(bounded, "xORD-1 ORD-1234 ORD-12345 ORD-12")).containsExactly("ORD-1234", "ORD-12");
        assertThat(found(RegexGuardrail.of("end", "x$").withLongest(3), "x xx x"))
                .containsExactly("x");
        assertThat(found(RegexGuardrail.of("begin", "^x").withLongest(3), "x xx x"))
                .containsExactly("x");
    }

    @Test
    void judgesWholeAnswersUnlessAMatchHasALongest() {
        RegexGuardrail guardrail = RegexGuardrail.of("order", "ORD");
        assertThat(guardrail.holdBack()).isSameAs(HoldBack.WHOLE);
        assertThat(guardrail.withLongest(3).holdBack().characters()).isEqualTo(4);
    }

    @Test
    void noTextMakesItSlow() {
        String hostile = "a".repeat(1 << 18) + "!";
        assertThat(found(RegexGuardrail.of("evil", "(a+)+b"), hostile)).isEmpty();
        assertThat(found(RegexGuardrail.of("evil", "(a|aa)+b").withLongest(20), hostile))
                .isEmpty();
    }

    @Test
    void anExpressionThatCannotRunIsAnError() {
        assertThatThrownBy(() -> RegexGuardrail.of("back", "(a)\\1"))
                .hasMessageStartingWith("RE2 cannot run the expression for 'back'");
        assertThatThrownBy(() -> RegexGuardrail.of("nothing", "a*")).hasMessageContaining("one character at least");
        assertThatThrownBy(() -> RegexGuardrail.of(" ", "a")).hasMessageContaining("'order_number'");
        assertThatThrownBy(() -> RegexGuardrail.of("x", "a").withLongest(0)).hasMessageContaining("0");
    }
}
