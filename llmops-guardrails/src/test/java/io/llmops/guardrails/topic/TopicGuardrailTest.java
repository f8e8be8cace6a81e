package io.llmops.guardrails.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.call.Origin;
import io.llmops.guardrails.Finding;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicGuardrailTest {

    private final TopicGuardrail guardrail = TopicGuardrail.denying("competitor", List.of("acme", "umbrella corp"))
            .deny("medical_advice", List.of("dosage of"))
            .allow(List.of("acme street", "the acme prize"));

    private static List<Finding> findings(TopicGuardrail guardrail, String text) {
        Verdict verdict = guardrail.check(Text.whole(text, Origin.USER));
        return verdict instanceof Verdict.Redact redact ? redact.findings() : List.of();
    }

    @Test
    void findsWhatIsDeniedAndTellsTheTopic() {
        assertThat(findings(guardrail, "Is Acme better? What dosage of it?"))
                .containsExactly(
                        new Finding(3, 7, "competitor", "phrase-0", 1),
                        new Finding(21, 30, "medical_advice", "phrase-2", 1));
    }

    @Test
    void whatIsAllowedExcusesWhatIsDeniedWithinIt() {
        assertThat(findings(guardrail, "12 Acme Street, and the ACME prize")).isEmpty();
        assertThat(findings(guardrail, "Acme Street, by acme")).hasSize(1);
    }

    @Test
    void whatIsAllowedExcusesNothingThatGoesBeyondIt() {
        TopicGuardrail both =
                TopicGuardrail.denying("place", List.of("street in paris")).allow(List.of("acme street"));
        assertThat(findings(both, "acme street in paris")).hasSize(1);
    }

    @Test
    void aTopicHasANameAndPhrases() {
        assertThatThrownBy(() -> TopicGuardrail.denying(" ", List.of("x"))).hasMessageContaining("'competitor'");
        assertThatThrownBy(() -> TopicGuardrail.denying("t", List.of(""))).hasMessageContaining("''");
    }
}
