package io.llmops.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.call.Origin;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import io.llmops.guardrails.harm.HarmGuardrail;
import io.llmops.guardrails.html.HtmlGuardrail;
import io.llmops.guardrails.refusal.RefusalGuardrail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Prompts, documents and code of real sources that ask for no harm: few are taken for what they are not. */
class HarmInOrdinaryTextTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DATA = Path.of("../../shared/data/guardrails/dev.jsonl");

    private record Count(int texts, List<String> found) {
        double rate() {
            return (double) found.size() / texts;
        }

        static Count sum(Count one, Count other) {
            List<String> both = new ArrayList<>(one.found);
            both.addAll(other.found);
            return new Count(one.texts + other.texts, both);
        }
    }

    @Test
    void harmIsSeenInLessThanOneOfAHundred() throws IOException {
        Map<String, Count> byKind = measured(new HarmGuardrail());
        Count all = byKind.values().stream().reduce(Count::sum).orElseThrow();
        assertThat(all.texts()).isGreaterThan(1000);
        assertThat(all.rate()).as("%s", byKind).isLessThan(0.01);
    }

    @Test
    void refusalsAreSeenInNextToNothing() throws IOException {
        Count all = measured(new RefusalGuardrail()).values().stream()
                .reduce(Count::sum)
                .orElseThrow();
        assertThat(all.rate()).as("%s", all.found()).isLessThan(0.001);
    }

    @Test
    void proseAndPromptsHoldNoActiveHtml() throws IOException {
        Map<String, Count> byKind = measured(new HtmlGuardrail());
        byKind.remove("benign_code");
        Count all = byKind.values().stream().reduce(Count::sum).orElseThrow();
        assertThat(all.rate()).as("%s", byKind).isLessThan(0.01);
    }

    private static Map<String, Count> measured(Guardrail guardrail) throws IOException {
        Assumptions.assumeTrue(Files.isReadable(DATA), "no " + DATA + " here: false alarms are not measured");
        Map<String, Count> byKind = new TreeMap<>();
        for (String line : Files.readAllLines(DATA)) {
            JsonNode row = JSON.readTree(line);
            if (row.path("label").asText().equals("benign")) {
                String text = row.path("text").asText();
                Verdict verdict =
                        guardrail.check(Text.whole(text, Origin.ANSWER)).from(guardrail.threshold());
                List<String> found = verdict instanceof Verdict.Pass
                        ? List.of()
                        : List.of(row.path("id").asText());
                byKind.merge(row.path("kind").asText(), new Count(1, found), Count::sum);
            }
        }
        return byKind;
    }
}
