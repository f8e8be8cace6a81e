package io.llmops.onnx.measured;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The development data, which is no part of this repository. */
final class Data {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One answer to a question about a text. */
    record Row(String context, String question, String answer) {}

    final List<Row> right = new ArrayList<>();
    final List<Row> hallucinated = new ArrayList<>();
    /** Requests to assistants: about anything but what the questions are about. */
    final List<String> requests = new ArrayList<>();

    Data(Path folder) throws IOException {
        for (JsonNode row : jsonl(folder.resolve("quality/hallucination_qa_dev.jsonl"))) {
            boolean ok = row.path("label").asText().equals("ok");
            (ok ? right : hallucinated)
                    .add(new Row(
                            row.path("context").asText(),
                            row.path("prompt").asText(),
                            row.path("text").asText()));
        }
        for (JsonNode row : jsonl(folder.resolve("guardrails/dev.jsonl"))) {
            if (row.path("source").asText().equals("clinc150")) {
                requests.add(row.path("text").asText());
            }
        }
    }

    List<String> questions() {
        Set<String> distinct = new LinkedHashSet<>();
        right.forEach(row -> distinct.add(row.question()));
        return List.copyOf(distinct);
    }

    private static List<JsonNode> jsonl(Path file) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }
}
