package io.llmops.guardrails.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.call.Origin;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The model knows these texts, so this is no measurement: it notices when a change of the readings or the features no
 * longer fits the model.
 */
class DevelopmentDataTest {

    private static final Path DATA = Path.of("../../shared/data/guardrails/dev.jsonl");

    @Test
    void theModelFitsTheDataItWasTrainedOn() throws IOException {
        assumeTrue(Files.exists(DATA), "There is no " + DATA + " beside the repository");
        InjectionGuardrail guardrail = new InjectionGuardrail();
        ObjectMapper json = new ObjectMapper();
        Map<String, int[]> blocked = new TreeMap<>();
        for (String line : Files.readAllLines(DATA)) {
            JsonNode row = json.readTree(line);
            int[] count = blocked.computeIfAbsent(row.get("label").asText(), any -> new int[2]);
            Verdict verdict = guardrail.judge(Text.whole(row.get("text").asText(), Origin.USER));
            count[0]++;
            count[1] += verdict instanceof Verdict.Block ? 1 : 0;
        }
        assertThat(share(blocked.get("attack"))).isGreaterThan(0.8);
        assertThat(share(blocked.get("benign"))).isLessThan(0.004);
    }

    private static double share(int[] count) {
        return count[1] / (double) count[0];
    }
}
