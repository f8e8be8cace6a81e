package io.llmops.guardrails.injection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.call.Origin;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The model knows these texts, so this is no measurement: it notices when a change of readings, words or features no
 * longer fits the model.
 */
class WrittenTextsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final InjectionGuardrail GUARDRAIL = new InjectionGuardrail();

    @Test
    void theModelFitsTheTextsItWasTrainedOn() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String author : List.of("ada", "bo", "cy", "dee")) {
            rows.addAll(rows(author));
        }

        assertThat(rows).hasSizeGreaterThan(1_900);
        assertThat(blocked(rows, "attack")).isGreaterThan(0.5);
        assertThat(blocked(rows, "benign")).isLessThan(0.005);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "bo", "cy", "dee"})
    void everyTextHasAnIdAKindAndALabel(String author) throws IOException {
        Set<String> ids = new HashSet<>();
        Set<String> texts = new HashSet<>();
        for (JsonNode row : rows(author)) {
            assertThat(ids.add(row.path("id").asText())).isTrue();
            assertThat(texts.add(row.path("text").asText())).isTrue();
            assertThat(row.path("text").asText()).isNotBlank();
            assertThat(row.path("source").asText()).isEqualTo("author/" + author);
            assertThat(row.path("kind").asText().startsWith("benign_"))
                    .isEqualTo(row.path("label").asText().equals("benign"));
        }
    }

    private static double blocked(List<JsonNode> rows, String label) {
        return rows.stream()
                .filter(row -> row.path("label").asText().equals(label))
                .mapToInt(row ->
                        GUARDRAIL.judge(Text.whole(row.path("text").asText(), Origin.USER)) instanceof Verdict.Block
                                ? 1
                                : 0)
                .average()
                .orElseThrow();
    }

    private static List<JsonNode> rows(String author) throws IOException {
        try (InputStream in = WrittenTextsTest.class.getResourceAsStream("training/texts/" + author + ".jsonl")) {
            assertThat(in).as(author).isNotNull();
            List<JsonNode> rows = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                rows.add(JSON.readTree(line));
            }
            return rows;
        }
    }
}
