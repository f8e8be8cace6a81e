package io.llmops.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.call.Origin;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import io.llmops.guardrails.secret.SecretGuardrail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prompts, documents, code and personal data of real sources, without keys in them: the guardrail leaves them alone. */
class SecretsInOrdinaryTextTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SecretGuardrail guardrail = new SecretGuardrail();

    @ParameterizedTest
    @ValueSource(strings = {"dev.jsonl", "pii_dev.jsonl"})
    void findsNothing(String file) throws IOException {
        Path path = Path.of("../../shared/data/guardrails", file);
        Assumptions.assumeTrue(Files.isReadable(path), "no " + path + " here: false alarms are not measured");
        List<String> found = new ArrayList<>();
        int texts = 0;
        for (String line : Files.readAllLines(path)) {
            String text = JSON.readTree(line).path("text").asText();
            texts++;
            if (!(guardrail.check(Text.whole(text, Origin.USER)) instanceof Verdict.Pass)) {
                found.add(JSON.readTree(line).path("id").asText());
            }
        }
        assertThat(texts).isGreaterThan(1000);
        assertThat(found).isEmpty();
    }
}
