package io.llmops.contracts;

import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.topic.TopicGuardrail;
import io.llmops.testkit.contract.GuardrailContract;
import java.util.List;

class TopicGuardrailContractTest extends GuardrailContract {

    @Override
    protected Guardrail guardrail() {
        return TopicGuardrail.denying("competitor", List.of("acme", "umbrella corp", "corp acme inc"))
                .allow(List.of("the acme prize", "acme street"));
    }

    @Override
    protected List<String> textsWithFindings() {
        return List.of(
                "Acme",
                "the acme prizes are acme, umbrella  corp acme",
                "umbrella-corp acme inc of acme street",
                "acme ".repeat(50));
    }

    @Override
    protected List<String> textsWithout() {
        return List.of("", "acmes and pacme", "he won the ACME prize on acme\nstreet", "umbrella corporation");
    }
}
